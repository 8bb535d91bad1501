using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget;
using RedditMcp.Reddit;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching;

/// <summary>When the page a cursor leads to is fetched before anybody asks for it, and what becomes of it.</summary>
public sealed class PrefetchTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Who_reads_on_finds_the_next_page_there()
    {
        var reddit = Pages();
        await using var session = await ProductSession.StartAsync(reddit, _time);
        using var prefetches = new Tally(session, "prefetch_total");

        var second = await AskAsync(session, await AskAsync(session, null));
        await Patience.UntilAsync(() => ValueTask.FromResult(reddit.ApiCalls.Count == 3), "the third page was fetched");
        await Patience.UntilAsync(async () => (await AskAsync(session, second)).Metadata.GetProperty("api_calls").GetInt32() == 0, "it was there");

        reddit.ApiCalls[2].Url.Query.ShouldContain("after=t3_x199");
        await Patience.UntilAsync(() => ValueTask.FromResult(prefetches.ToString() == "started 2, used 1"), "it was counted, as was the fourth");
    }

    [Fact]
    public async Task A_first_look_costs_nothing_more()
    {
        var reddit = Pages();
        await using var session = await ProductSession.StartAsync(reddit, _time);
        using var prefetches = new Tally(session, "prefetch_total");

        (await AskAsync(session, null)).Cursor.ShouldNotBeNull();
        await session.CallAsync("get_subreddit_posts", ("subreddit", "golang"), ("limit", 200), ("max_tokens", 100_000));

        prefetches.ToString().ShouldBe("");
        reddit.ApiCalls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_cursor_into_a_page_that_is_held_fetches_nothing()
    {
        var reddit = Pages();
        await using var session = await ProductSession.StartAsync(reddit, _time);
        using var prefetches = new Tally(session, "prefetch_total");

        var answer = await AskAsync(session, null, 25);
        answer = await AskAsync(session, answer, 25);
        answer = await AskAsync(session, answer, 25);
        prefetches.ToString().ShouldBe("");
        await AskAsync(session, answer, 25);
        await Patience.UntilAsync(() => ValueTask.FromResult(prefetches.ToString() == "started 1"), "the second page was fetched at the end of the first");
        reddit.ApiCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_is_fetched_ahead_when_the_budget_says_no()
    {
        var reddit = Pages();
        await using var session = await ProductSession.StartAsync(reddit, _time, ("Budget:QueriesPerMinute", "1"));
        using var prefetches = new Tally(session, "prefetch_total");
        var first = await AskAsync(session, null);
        var budget = session.Services.GetRequiredService<RequestBudget>();
        while ((await budget.TakeAsync(CallPriority.Warming, Persistence.OneTry, TestContext.Current.CancellationToken)).Succeeded)
        {
        }

        await AskAsync(session, first);

        await Patience.UntilAsync(() => ValueTask.FromResult(prefetches.ToString() == "refused 1"), "it was refused");
        reddit.ApiCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_asks_for_a_freshness_of_its_own_is_not_helped_by_what_was_fetched_before()
    {
        var reddit = Pages();
        await using var session = await ProductSession.StartAsync(reddit, _time);
        using var prefetches = new Tally(session, "prefetch_total");

        var first = await AskAsync(session, null);
        await session.CallAsync("get_subreddit_posts", ("subreddit", "python"), ("limit", 100), ("max_tokens", 100_000), ("cursor", first.Cursor), ("max_age_seconds", 0));

        prefetches.ToString().ShouldBe("");
    }

    [Fact]
    public async Task What_nobody_came_for_is_counted_as_unused_when_its_time_is_over()
    {
        var reddit = Pages();
        await using var session = await ProductSession.StartAsync(reddit, _time);
        using var prefetches = new Tally(session, "prefetch_total");
        await AskAsync(session, await AskAsync(session, null));
        await Patience.UntilAsync(() => ValueTask.FromResult(prefetches.ToString() == "started 1"), "it was begun");

        _time.Advance(TimeSpan.FromHours(2));
        await AskAsync(session, await AskAsync(session, null));

        await Patience.UntilAsync(() => ValueTask.FromResult(prefetches.ToString() == "started 2, unused 1"), "the first was given up");
    }

    [Fact]
    public async Task What_Reddit_does_not_give_is_counted_and_fails_nobody()
    {
        var reddit = Pages(brokenFrom: 200);
        await using var session = await ProductSession.StartAsync(reddit, _time);
        using var prefetches = new Tally(session, "prefetch_total");

        (await AskAsync(session, await AskAsync(session, null))).IsError.ShouldBeFalse();

        await Patience.UntilAsync(() => ValueTask.FromResult(prefetches.ToString() == "failed 1, started 1"), "it failed");
    }

    [Fact]
    public async Task Both_lists_of_an_account_are_read_ahead()
    {
        var reddit = Pages();
        await using var session = await ProductSession.StartAsync(reddit, _time);
        using var prefetches = new Tally(session, "prefetch_total");
        Task<ToolAnswer> ReadAsync(string? cursor) =>
            session.CallAsync("get_user_info", ("username", "somebody"), ("limit", 100), ("max_tokens", 100_000), ("cursor", cursor));

        await ReadAsync((await ReadAsync(null)).Cursor);

        await Patience.UntilAsync(() => ValueTask.FromResult(prefetches.ToString() == "started 2"), "both were begun");
    }

    private static Task<ToolAnswer> AskAsync(ProductSession session, ToolAnswer? before, int limit = 100) => session.CallAsync(
        "get_subreddit_posts", ("subreddit", "python"), ("limit", limit), ("max_tokens", 100_000), ("cursor", before?.Cursor));

    /// <summary>Lists of a thousand, a hundred a page, and an account.</summary>
    private static ScriptedReddit Pages(int brokenFrom = int.MaxValue) => new(request =>
    {
        var url = request.RequestUri!;
        if (url.AbsolutePath == "/api/v1/access_token")
            return null;
        if (url.AbsolutePath.EndsWith("/about", StringComparison.Ordinal))
            return ScriptedReddit.Json("""{"kind":"t2","data":{"id":"u","name":"somebody"}}""");
        var after = System.Web.HttpUtility.ParseQueryString(url.Query)["after"];
        var from = after is null ? 0 : int.Parse(after["t3_x".Length..], System.Globalization.CultureInfo.InvariantCulture) + 1;
        if (from >= brokenFrom)
            return ScriptedReddit.Html(HttpStatusCode.Forbidden);
        var kind = url.AbsolutePath.EndsWith("/comments", StringComparison.Ordinal) ? "t1" : "t3";
        var things = Enumerable.Range(from, 100).Select(number => $$$"""{"kind":"{{{kind}}}","data":{"id":"x{{{number}}}","title":"","body":""}}""");
        return ScriptedReddit.Json($$$"""{"kind":"Listing","data":{"after":"{{{kind}}}_x{{{from + 99}}}","children":[{{{string.Join(',', things)}}}]}}""");
    });
}
