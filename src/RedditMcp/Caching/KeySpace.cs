using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using RedditMcp.Budget.Credentials;
using RedditMcp.Queries;
using RedditMcp.Reddit;

namespace RedditMcp.Caching;

/// <summary>
/// Keeps apart what different worlds answer to the same question. Public Reddit has the plain names, <c>reddit:...</c>; another API host, a
/// simulator, a replay, or an account that sees more than everybody does, each has names of its own: <c>reddit-simulator-1a2b3c4d:...</c>.
/// </summary>
internal sealed class KeySpace(CredentialPool credentials, IOptions<RedditOptions> options)
{
    private const string PublicReddit = "reddit";
    private static readonly Uri s_publicApi = new RedditOptions().ApiUrl;

    private volatile string? _name;

    /// <summary>Puts a key into the world that the configuration speaks to.</summary>
    public async ValueTask<CacheKey> QualifyAsync(CacheKey key, CancellationToken cancellationToken) =>
        Put(key, _name ?? await FindAsync(cancellationToken));

    /// <summary>The same without asking anybody; null before it is known which world that is.</summary>
    public CacheKey? TryQualify(CacheKey key) => _name is { } space ? Put(key, space) : null;

    /// <summary>Whether an entry of that source can be from this world: a second look, should a store have been mixed up by hand.</summary>
    public bool Holds(RedditSource source) => (source is RedditSource.Reddit) == options.Value.IsRealReddit;

    /// <summary>Which of the simulators it is, only itself can tell: it does with the token, which costs nothing and is needed anyway.</summary>
    private async Task<string> FindAsync(CancellationToken cancellationToken)
    {
        var reddit = options.Value;
        if (reddit.IsRealReddit)
            return _name = NameOfReddit(reddit);

        var tokens = credentials.Primary?.Tokens;
        var hasSaid = tokens is not null && (await tokens.GetAsync(cancellationToken)).Succeeded;
        var name = $"reddit-{(tokens?.Source ?? RedditSource.Simulator).Spell()}-{Fingerprint(reddit)}";
        return hasSaid ? _name = name : name;
    }

    private static CacheKey Put(CacheKey key, string space) =>
        space == PublicReddit ? key : key with { Name = space + key.Name[PublicReddit.Length..] };

    private static string NameOfReddit(RedditOptions reddit)
    {
        if (reddit.IsUserContext)
            return $"reddit-account-{Fingerprint(reddit)}";
        return reddit.ApiUrl.Authority == s_publicApi.Authority ? PublicReddit : $"reddit-host-{Fingerprint(reddit)}";
    }

    /// <summary>The first part of the names of everything in this world; of public Reddit's until it is known which world it is.</summary>
    public string Name => _name ?? PublicReddit;

    /// <summary>What the world is called where nobody was asked.</summary>
    public RedditSource Source => options.Value.IsRealReddit ? RedditSource.Reddit : RedditSource.Simulator;

    /// <summary>The host, and who asks there. Eight hex digits tell a handful of worlds apart and give nothing of the token away.</summary>
    private static string Fingerprint(RedditOptions reddit)
    {
        var world = $"{reddit.ApiUrl.Authority}\n{(reddit.IsUserContext ? reddit.ClientId : "")}\n{reddit.RefreshToken ?? reddit.Username}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(world)).AsSpan(0, 4));
    }
}
