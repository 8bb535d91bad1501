using System.Collections.Concurrent;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Access;

/// <summary>The tokens handed out, until they expire.</summary>
internal sealed class TokenStore(ulong seed)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private const int Most = 50_000;
    private readonly ConcurrentDictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);
    private long _issued;

    public AccessToken Issue(string clientId, DateTimeOffset now)
    {
        if (_tokens.Count >= Most)
            _tokens.Clear();

        var dice = Dice.Of(seed ^ 0x70C3, Interlocked.Increment(ref _issued));
        var token = new AccessToken($"sim-{Base36.Encode(dice.Next())}{Base36.Encode(dice.Next())}", clientId, now + Lifetime);
        return _tokens[token.Text] = token;
    }

    public AccessToken? Find(string text, DateTimeOffset now) =>
        _tokens.TryGetValue(text, out var token) && token.ExpiresAt > now ? token : null;

    public void ExpireAll() => _tokens.Clear();
}
