using RedditMcp.Simulator.Serving;

namespace RedditMcp.Simulator.Synthetic;

/// <summary>
/// Names that are not there, or not to be seen, each in one of the ways Reddit knows. Subreddits: <c>private_sim</c> (403 private),
/// <c>quarantined_sim</c> and <c>gated_sim</c> (403 with a message), <c>banned_sim</c> (404 banned), <c>missing_sim</c> (302 to the
/// subreddit search) and <c>empty_sim</c> (there, but without posts); lists show of those that refuse a name without numbers. Users: <c>suspended_sim</c> (200 with little in it) and
/// <c>missing_sim</c> (404). Share links: tokens that start with <c>evil</c> lead to another site, <c>loop</c> leads to itself.
/// </summary>
internal static class SpecialNames
{
    public const string EmptySubreddit = "empty_sim";
    public const string SuspendedUser = "suspended_sim";
    public const string MissingUser = "missing_sim";
    private const string MissingSubreddit = "missing_sim";

    /// <summary>The refusal a subreddit of that name always gives; null for those that can be read.</summary>
    public static Answer? RefusalOf(string subreddit) => subreddit.ToLowerInvariant() switch
    {
        "private_sim" => RedditErrors.Json(403, """{"reason": "private", "message": "Forbidden", "error": 403}"""),
        "quarantined_sim" => RedditErrors.Json(403, """
            {"reason": "quarantined", "quarantine_message_html": "<!-- SC_OFF --><div class=\"md\"><p>This simulated community is quarantined.</p>\n</div><!-- SC_ON -->", "message": "Forbidden", "quarantine_message": "This simulated community is quarantined.", "error": 403}
            """),
        "gated_sim" => RedditErrors.Json(403, """
            {"reason": "gated", "interstitial_warning_message": "This simulated community may upset you.", "interstitial_warning_message_html": "<p>This simulated community may upset you.</p>", "message": "Forbidden", "error": 403}
            """),
        "banned_sim" => RedditErrors.Json(404, """{"reason": "banned", "message": "Not Found", "error": 404}"""),
        MissingSubreddit => RedditErrors.Redirect(302, $"https://oauth.reddit.com/subreddits/search?q={MissingSubreddit}"),
        _ => null,
    };

    /// <summary>Whether nobody ever made a subreddit of that name; the others that refuse are named in lists all the same.</summary>
    public static bool IsMissing(string subreddit) => subreddit.Equals(MissingSubreddit, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a share link leads that does not lead to a post; null for honest ones.</summary>
    public static string? RedirectOf(string subreddit, string token) => token switch
    {
        "loop" => $"https://www.reddit.com/r/{subreddit}/s/{token}",
        _ when token.StartsWith("evil", StringComparison.Ordinal) => "https://evil.example/r/x/comments/abc123/",
        _ => null,
    };
}
