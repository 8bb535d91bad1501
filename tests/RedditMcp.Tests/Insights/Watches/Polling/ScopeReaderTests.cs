using RedditMcp.Caching;
using RedditMcp.Insights.Watches.Polling;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Tests.Insights.Watches.Polling;

/// <summary>How far back a reading says it goes.</summary>
public sealed class ScopeReaderTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_list_that_ends_is_complete() =>
        (await ReadAsync(Page(0, 100, after: "t3_x"), Page(100, 50, after: null))).CompleteSince.ShouldBe(0);

    [Fact]
    public async Task A_list_that_breaks_off_behind_a_post_that_is_gone_is_complete_only_as_far_as_it_was_read()
    {
        var reading = await ReadAsync(Page(0, 100, after: "t3_x"), Page(100, 0, after: null));

        reading.CompleteSince.ShouldBe(reading.Posts.Min(post => post.CreatedUtc));
    }

    private static Task<ScopeReading> ReadAsync(params PostPage[] pages)
    {
        var next = 0;
        return new ScopeReader((_, _, _) => Task.FromResult(new CacheResult<PostPage>(
                pages[next++], new Origin(CacheTier.Reddit, default, default, IsStale: false, default, ApiCalls: 1), WatchTesting.Start)))
            .ReadAsync(["metals"], WatchTesting.Start - s_hour, TestContext.Current.CancellationToken);
    }

    private static PostPage Page(int first, int count, string? after) =>
        new([.. Enumerable.Range(first, count).Select(i => WatchTesting.Post($"p{i}", after: TimeSpan.FromSeconds(-i)))], after);
}
