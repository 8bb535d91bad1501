using System.Net.Http.Headers;
using System.Text;
using RedditMcp.Budget.Credentials;

namespace RedditMcp.Reddit;

/// <summary>What a key gets its tokens with. Its text names no secret.</summary>
/// <param name="options">Where, and for which account.</param>
/// <param name="credential">The key.</param>
internal sealed class TokenGrant(RedditOptions options, CredentialOptions credential)
{
    /// <summary>Reddit's own word for a device that does not want to be told apart.</summary>
    private const string AnyDevice = "DO_NOT_TRACK_THIS_DEVICE";

    /// <summary>Who hands the tokens out.</summary>
    public Uri AuthUrl => options.AuthUrl;

    /// <summary>Who answers, as far as the settings tell.</summary>
    public RedditSource Source => options.IsRealReddit ? RedditSource.Reddit : RedditSource.Simulator;

    /// <summary>The app that asks.</summary>
    public AuthenticationHeaderValue Authorization =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.ClientId}:{credential.ClientSecret}")));

    /// <summary>What it asks with.</summary>
    public IEnumerable<KeyValuePair<string, string>> Form => options switch
    {
        { RefreshToken: { } token } => [new("grant_type", "refresh_token"), new("refresh_token", token)],
        { Username: { } user, Password: { } password } =>
            [new("grant_type", "password"), new("username", user), new("password", password)],
        _ when credential.ClientSecret is not null => [new("grant_type", "client_credentials")],
        _ => [new("grant_type", "https://oauth.reddit.com/grants/installed_client"), new("device_id", AnyDevice)],
    };
}
