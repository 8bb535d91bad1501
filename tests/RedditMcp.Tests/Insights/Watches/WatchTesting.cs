using RedditMcp.Insights.Watches;
using RedditMcp.Reddit.Content;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Tests.Insights.Watches;

/// <summary>Watches and posts to test with.</summary>
internal static class WatchTesting
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static Watch Watch(string keywords = "zinc", string id = "wtest", string owner = "operator") => new()
    {
        Id = id,
        World = "reddit",
        Owner = owner,
        Keywords = ListArgument.Split(keywords),
        Subreddits = [],
        CheckInterval = 1,
        CreatedAt = Start,
        Progress = new WatchProgress { SeenUntil = Start, Floor = Start },
    };

    public static Post Post(string id, string title = "zinc", TimeSpan? after = null, long score = 1, long comments = 0) => new()
    {
        Id = id,
        Title = title,
        Subreddit = "metals",
        CreatedUtc = (Start + (after ?? TimeSpan.FromSeconds(1))).ToUnixTimeSeconds(),
        Score = score,
        NumComments = comments,
    };

    /// <summary>A look so long after the start that brought some posts, all of which match.</summary>
    public static Sighting Sight(TimeSpan after, params IEnumerable<Post> posts) =>
        new(Start + after, Start + after, [.. posts.Select(post => new SeenPost(post, ["zinc"]))]);
}
