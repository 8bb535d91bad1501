using RedditMcp.Insights.Watches.Polling;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Tests.Insights.Watches.Polling;

/// <summary>How many posts of a reading a watch looks at.</summary>
public sealed class ScopeCountTests
{
    [Theory]
    [InlineData("metals", 3)]
    [InlineData("stones", 1)]
    [InlineData("metals+stones", 4)]
    [InlineData("elsewhere", 0)]
    [InlineData("", 5)]
    public void Counts_what_was_posted_after_an_instant_where_a_watch_looks(string subreddits, int count)
    {
        Post[] posts =
        [
            Post("a", "Metals", 10), Post("b", "metals", 20), Post("c", "metals", 20), Post("old", "metals", 0),
            Post("d", "stones", 5), Post("older", "stones", -5), Post("e", null, 5),
        ];
        var watch = WatchTesting.Watch() with { Subreddits = subreddits.Split('+', StringSplitOptions.RemoveEmptyEntries) };

        new ScopeCount(posts).Of(watch, WatchTesting.Start.ToUnixTimeSeconds()).ShouldBe(count);
    }

    private static Post Post(string id, string? subreddit, int seconds) =>
        WatchTesting.Post(id, after: TimeSpan.FromSeconds(seconds)) with { Subreddit = subreddit };
}
