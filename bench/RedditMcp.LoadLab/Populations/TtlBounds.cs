using System.Text.Json;
using RedditMcp.Caching.Freshness;
using RedditMcp.Queries;
using RedditMcp.Telemetry;

namespace RedditMcp.LoadLab.Populations;

/// <summary>For how long an answer can be fresh at the most, by the product's own table.</summary>
internal static class TtlBounds
{
    /// <summary>The bounds of a call; several where the content decides.</summary>
    public static IReadOnlyList<TimeSpan> Of(string tool, IReadOnlyDictionary<string, JsonElement> arguments) =>
        [.. KindsOf(tool, name => arguments.TryGetValue(name, out var value) ? value.ToString() : null).Select(kind => TtlTable.For(kind).Max).Order()];

    private static ContentKind[] KindsOf(string tool, Func<string, string?> argument) => tool switch
    {
        ToolNames.Posts => [PostsOf(argument("sort"), argument("time_filter"))],
        ToolNames.Comments when argument("comment_id") is not null => [ContentKind.CommentsSpecific],
        ToolNames.Comments => [ContentKind.CommentsActive, ContentKind.CommentsOld],
        ToolNames.User => [argument("include_posts") == "False" ? ContentKind.UserProfile : ContentKind.UserPosts],
        ToolNames.Subreddit => [ContentKind.SubredditInfo],
        ToolNames.Trends => [ContentKind.Trending],
        ToolNames.Sentiment when argument("text") is not null => [ContentKind.Sentiment],
        ToolNames.Sentiment when argument("post_id") is not null => [ContentKind.CommentsActive, ContentKind.CommentsOld],
        ToolNames.Sentiment when argument("subreddit") is not null => [ContentKind.PostsHot],
        _ => [argument("time_filter") is "month" or "year" or "all" ? ContentKind.SearchHistorical : ContentKind.SearchRecent],
    };

    private static ContentKind PostsOf(string? sort, string? time) => (sort, time) switch
    {
        ("new", _) => ContentKind.PostsNew,
        ("rising", _) => ContentKind.PostsRising,
        ("controversial", _) => ContentKind.PostsControversial,
        ("top", "hour") => ContentKind.PostsTopHour,
        ("top", "week") => ContentKind.PostsTopWeek,
        ("top", "month" or "year" or "all") => ContentKind.PostsTopMonthPlus,
        ("top", _) => ContentKind.PostsTopDay,
        _ => ContentKind.PostsHot,
    };
}
