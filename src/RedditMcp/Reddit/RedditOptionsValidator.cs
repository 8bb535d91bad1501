using Microsoft.Extensions.Options;
using RedditMcp.Budget.Credentials;

namespace RedditMcp.Reddit;

/// <summary>Refuses settings that cannot work, in words that name them.</summary>
internal sealed class RedditOptionsValidator : IValidateOptions<RedditOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, RedditOptions options)
    {
        string?[] problems =
        [
            CheckUrl("Reddit:ApiUrl (REDDIT_API_URL)", options.ApiUrl),
            CheckUrl("Reddit:AuthUrl (REDDIT_AUTH_URL)", options.AuthUrl),
            options.Username is null == options.Password is null
                ? null
                : "Reddit:Username and Reddit:Password (REDDIT_USERNAME, REDDIT_PASSWORD) go together: set both or neither.",
            options.ClientId is null && (options.ClientSecret ?? options.RefreshToken ?? options.Username) is not null
                ? "Reddit:ClientId (REDDIT_CLIENT_ID) is missing: the other credentials mean nothing without it."
                : null,
            options.Username is not null && options.ClientSecret is null
                ? "Reddit:ClientSecret (REDDIT_CLIENT_SECRET) is missing: a password only works with a script app's secret."
                : null,
            .. options.Credentials.Select((credential, place) => CheckCredential($"Reddit:Credentials:{place}", credential)),
            options.Credentials.Count > 0 && options.IsUserContext
                ? "Reddit:Credentials does not go with an account (Reddit:Username or Reddit:RefreshToken): what an account sees is not what the other keys see."
                : null,
            options.AllCredentials.GroupBy(named => named.Options.ClientId, StringComparer.Ordinal).Any(group => group.Count() > 1)
                ? "Reddit:Credentials names a client id twice: it has one quota, however often it is named."
                : null,
            options.UserAgent?.Any(char.IsControl) == true ? "Reddit:UserAgent (REDDIT_USER_AGENT) must be one line." : null,
        ];
        var found = problems.OfType<string>().ToArray();
        return found.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string? CheckCredential(string setting, CredentialOptions credential) => credential switch
    {
        { ClientId: null } => $"{setting}:ClientId is missing.",
        { PricePerThousand: <= 0 or double.NaN or double.PositiveInfinity } => $"{setting}:PricePerThousand must be more than 0 (US dollars).",
        { MonthlyCap: < 0 or double.NaN } => $"{setting}:MonthlyCap must be 0 or more (US dollars).",
        { MonthlyCap: not null, Paid: false } => $"{setting}:MonthlyCap bounds what is paid; set {setting}:Paid=true too.",
        _ => null,
    };

    /// <summary>A token over plain HTTP could be read by anyone on the way, except on this machine.</summary>
    private static string? CheckUrl(string setting, Uri url) =>
        url.IsAbsoluteUri && url.UserInfo.Length == 0 && url.PathAndQuery == "/" && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? null
            : $"{setting} must be https:// and a host, nothing more (http:// is allowed on loopback only).";
}
