using System.Globalization;
using RedditMcp.Budget.Credentials;

namespace RedditMcp.Reddit;

/// <summary>Where Reddit is and who asks it. Section <c>Reddit</c> of the configuration.</summary>
public sealed class RedditOptions
{
    /// <summary>The section these options are bound to.</summary>
    public const string Section = "Reddit";

    /// <summary>Client id of an app that Reddit approved. Without one every tool answers <c>unauthorized</c>.</summary>
    public string? ClientId { get; set; }

    /// <summary>Secret of that app. An installed app has none.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Owner of a script app; set together with <see cref="Password"/>.</summary>
    public string? Username { get; set; }

    /// <summary>Password of <see cref="Username"/>.</summary>
    public string? Password { get; set; }

    /// <summary>Refresh token of a web app that a user authorised. Preferred to a password where both are set.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>
    /// What every request says it is. Reddit asks for <c>&lt;platform&gt;:&lt;app id&gt;:&lt;version&gt; (by /u/&lt;user&gt;)</c>
    /// and throttles agents it does not know. Default: <c>&lt;platform&gt;:reddit-mcp:&lt;version&gt;</c>.
    /// </summary>
    public string? UserAgent { get; set; }

    /// <summary>Host of the API; the only one a token is ever sent to. <c>http://</c> on loopback only.</summary>
    public Uri ApiUrl { get; set; } = new("https://oauth.reddit.com");

    /// <summary>Host that hands out tokens and resolves share links. <c>http://</c> on loopback only.</summary>
    public Uri AuthUrl { get; set; } = new("https://www.reddit.com");

    /// <summary>More keys, each with its own quota, for an operator who may use several; see docs/operating.md for what Reddit allows.</summary>
    public IList<CredentialOptions> Credentials { get; set; } = [];

    /// <summary>Whether there is anything to ask for a token with.</summary>
    internal bool HasCredentials => AllCredentials.Any();

    /// <summary>All keys with their names: <c>default</c> the one set by itself, the others by their place in the list.</summary>
    internal IEnumerable<(string Name, CredentialOptions Options)> AllCredentials =>
        (ClientId is null ? [] : new[] { ("default", new CredentialOptions { ClientId = ClientId, ClientSecret = ClientSecret }) })
        .Concat(Credentials.Where(credential => credential.ClientId is not null)
            .Select((credential, place) => (place.ToString(CultureInfo.InvariantCulture), credential)));

    /// <summary>Whether answers may hold what only one account may see.</summary>
    internal bool IsUserContext => (RefreshToken ?? Username) is not null;

    /// <summary>Whether the API is Reddit's own, and not a simulator on this machine.</summary>
    internal bool IsRealReddit =>
        ApiUrl.Host.Equals("reddit.com", StringComparison.OrdinalIgnoreCase)
        || ApiUrl.Host.EndsWith(".reddit.com", StringComparison.OrdinalIgnoreCase);
}
