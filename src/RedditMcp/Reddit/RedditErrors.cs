namespace RedditMcp.Reddit;

/// <summary>The failures Reddit answers with, each with what to do about it.</summary>
internal static class RedditErrors
{
    public const string HowToGetAccess =
        "No Reddit credentials are set. Reddit approves API access by request (self-service keys ended in November 2025): ask for it at "
        + "https://support.reddithelp.com/hc/en-us/requests/new (Data API access request), then set REDDIT_CLIENT_ID and REDDIT_CLIENT_SECRET. "
        + "To look around without, start the server with --simulate: made-up content, marked as such.";

    public static RedditError NoCredentials { get; } = new(RedditErrorKind.Unauthorized, HowToGetAccess);

    public static RedditError NotFound(string what) =>
        new(RedditErrorKind.NotFound, $"Reddit does not have {what}: check the spelling; it may also have been deleted.");

    public static RedditError Suspended(string? account) =>
        new(RedditErrorKind.Suspended, $"Reddit suspended the account {account}; nothing of it is shown.");

    public static RedditError Unreadable(string what) =>
        new(RedditErrorKind.BadUpstream, $"Reddit's answer could not be read as {what}. Try again; if it stays so, Reddit changed its format.");

    public static RedditError Internal { get; } = new(
        RedditErrorKind.Unavailable, "The server failed at this call. Try again; if it stays so, its log (event tool_failed) tells the operator why.");

    public static RedditError Private { get; } =
        new(RedditErrorKind.Private, "The community is private: only members that its moderators approved can read it.");

    public static RedditError Banned { get; } =
        new(RedditErrorKind.Banned, "Reddit banned this community; its content is gone.");

    public static RedditError Quarantined(string? notice) => new(
        RedditErrorKind.Quarantined,
        "The community is quarantined: Reddit shows it only to accounts that opted in on the site." + Quote(notice));

    public static RedditError Gated(string? notice) => new(
        RedditErrorKind.Gated,
        "The community is gated: Reddit shows it only to accounts that accepted its warning on the site." + Quote(notice));

    public static RedditError Forbidden { get; } = new(
        RedditErrorKind.Unauthorized,
        "Reddit does not let these credentials read this; it may need a signed-in account or another scope.");

    public static RedditError TokenRefused { get; } = new(
        RedditErrorKind.Unauthorized,
        "Reddit refused the access token twice. The operator should check the credentials (run reddit-mcp doctor); the key may have been revoked.");

    public static RedditError CredentialsRefused(string why) => new(
        RedditErrorKind.Unauthorized,
        $"Reddit refused the credentials ({why}). The operator should check them with reddit-mcp doctor; keys were revoked in waves in 2026.");

    public static RedditError NoTokensNow(TimeSpan retryAfter) => new(
        RedditErrorKind.RateLimited, $"Reddit gives no access tokens for now. Try again in {Math.Ceiling(retryAfter.TotalSeconds):0} s.", retryAfter);

    public static RedditError Withheld { get; } = new(
        RedditErrorKind.Blocked, "Reddit withholds this for legal reasons where the server runs (status 451).");

    public static RedditError Blocked { get; } = new(
        RedditErrorKind.Blocked,
        "Reddit's network blocks this machine (an HTML page instead of an answer); the community itself may be fine. "
        + "The operator should check the User-Agent and the network the server runs in.");

    public static RedditError RateLimited(TimeSpan retryAfter) => new(
        RedditErrorKind.RateLimited,
        $"The Reddit API quota of this server is spent. Try again in {Math.Ceiling(retryAfter.TotalSeconds):0} s, or ask for something already fetched.",
        retryAfter);

    public static RedditError Unavailable(string what, TimeSpan? retryAfter = null) =>
        new(RedditErrorKind.Unavailable, $"Reddit cannot be reached ({what}). Try again in a minute.", retryAfter ?? TimeSpan.FromMinutes(1));

    public static RedditError BadRequest(string? explanation) => new(
        RedditErrorKind.InvalidArgument,
        "Reddit refused the parameters." + Quote(explanation));

    /// <summary>What Reddit wrote goes in shortened, on one line, and marked as a quote.</summary>
    private static string Quote(string? text)
    {
        const int longest = 300;
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var line = ForeignText.Line(text).Replace('"', '\'');
        return $" Reddit says: \"{(line.Length > longest ? line[..longest] + "…" : line)}\"";
    }
}
