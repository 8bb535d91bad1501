namespace RedditMcp.Telemetry;

/// <summary>The names of the tools as clients, metrics and logs know them.</summary>
internal static class ToolNames
{
    public const string Search = "search_reddit";
    public const string Posts = "get_subreddit_posts";
    public const string Comments = "get_post_comments";
    public const string User = "get_user_info";
    public const string Subreddit = "get_subreddit_info";
    public const string Sentiment = "analyze_sentiment";
    public const string Trends = "get_trending_topics";
    public const string Watch = "watch_keywords";

    /// <summary>What reads of resources are counted as.</summary>
    public const string Resource = "resource";

    /// <summary>The tools.</summary>
    public static IReadOnlyList<string> Tools { get; } = [Search, Posts, Comments, Trends, Sentiment, User, Subreddit, Watch];

    /// <summary>All that ask the cache: the tools, and reads of resources.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Tools, Resource];
}
