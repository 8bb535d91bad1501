using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Answers.Threads;

/// <summary>Ten thousand comments, and what reading some of them costs.</summary>
public sealed class GiantThreadTests : IAsyncLifetime
{
    /// <summary>Reddit counts what is below the ids of a stub for the whole stub only; of a stub asked for in part just the ids are known.</summary>
    private const int UncountedBelowPartsOfStubs = 1_500;

    private RedditSimulator _simulator = null!;
    private ProductSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _simulator = await RedditSimulator.StartAsync(new SimulatorOptions { QueriesPerMinute = Replay.Plenty, Clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000)) }, TestContext.Current.CancellationToken);
        _session = await ProductSession.StartAsync(_simulator);
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(500, 0)]
    public async Task What_the_first_page_holds_costs_one_call(int limit, int moreChildren)
    {
        var answer = await CallAsync(limit);

        Count(answer.Items("comments")).ShouldBe(limit);
        _simulator.ShouldHaveAnswered("/comments/", 1);
        _simulator.ShouldHaveAnswered("/api/morechildren", moreChildren);
        answer.Metadata.GetProperty("api_calls").GetInt32().ShouldBe(1);
        answer.Metadata.GetProperty("truncated").GetInt32().ShouldBe(RedditSimulator.GiantPostComments - limit);
    }

    [Fact]
    public async Task Two_thousand_cost_fifteen_calls_more_however_many_answers_they_are_read_in()
    {
        var shown = 0;
        string? cursor = null;
        while (shown < 2000)
        {
            var answer = await _session.CallAsync(
                "get_post_comments", ("post_id", RedditSimulator.GiantPostId), ("limit", 2000 - shown), ("depth", 100), ("max_tokens", 100_000), ("cursor", cursor));
            shown += Count(answer.Items("comments"));
            cursor = answer.Cursor;
        }

        shown.ShouldBe(2000);
        _simulator.ShouldHaveAnswered("/comments/", 1);
        _simulator.ShouldHaveAnswered("/api/morechildren", 15);
    }

    [Fact]
    public async Task One_answer_of_two_thousand_loads_no_more_than_it_shows()
    {
        var answer = await CallAsync(2000);

        var shown = Count(answer.Items("comments"));
        var looked = Math.Min(2000, shown + 1); // the first that does not fit was looked at
        var calls = (looked - 500 + 99) / 100;
        shown.ShouldBeGreaterThan(1500);
        _simulator.ShouldHaveAnswered("/comments/", 1);
        _simulator.ShouldHaveAnswered("/api/morechildren", calls, $"{shown} shown");
        answer.Metadata.GetProperty("api_calls").GetInt32().ShouldBe(calls + 1);
    }

    [Fact]
    public async Task Progress_says_how_far_it_is_and_never_goes_back()
    {
        var progress = new ProgressLog();

        await _session.CallAsync(
            "get_post_comments", progress, ("post_id", RedditSimulator.GiantPostId), ("limit", 2000), ("depth", 100), ("max_tokens", 100_000));

        var values = progress.Values;
        values.Count.ShouldBeGreaterThan(3);
        values.Select(value => value.Progress).ShouldBe(values.Select(value => value.Progress).Distinct().Order());
        values.ShouldAllBe(value => value.Total >= value.Progress && value.Message!.Contains("comments loaded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_whole_is_walked_without_loss_or_repetition_in_95_calls()
    {
        var walk = await ThreadWalker.WalkAsync(_session, ("post_id", RedditSimulator.GiantPostId), ("limit", 2000), ("depth", 100), ("max_tokens", 100_000));

        walk.Order.ShouldBeUnique(StringComparer.Ordinal);
        walk.Order.Count.ShouldBe(RedditSimulator.GiantPostComments);
        _simulator.ShouldHaveAnswered("/api/morechildren", 95);
        walk.Pages[^1].Metadata.GetProperty("truncated").GetInt32().ShouldBe(0);
        var shown = 0;
        foreach (var page in walk.Pages)
        {
            shown += Count(page.Items("comments"));
            page.Metadata.GetProperty("truncated").GetInt32().ShouldBeInRange(
                RedditSimulator.GiantPostComments - shown - UncountedBelowPartsOfStubs, RedditSimulator.GiantPostComments - shown, string.Create(CultureInfo.InvariantCulture, $"after {shown}"));
        }
    }

    [Fact]
    public async Task A_deep_chain_is_followed_only_as_far_as_depth_asks()
    {
        var shallow = await _session.CallAsync("get_post_comments", ("post_id", RedditSimulator.DeepPostId), ("limit", 2000), ("max_tokens", 100_000));
        var pages = _simulator.Calls("/comments/");
        var deep = await _session.CallAsync("get_post_comments", ("post_id", RedditSimulator.DeepPostId), ("limit", 2000), ("depth", 100), ("max_tokens", 100_000));

        pages.ShouldBe(1);
        Depths(shallow.Items("comments")).Max().ShouldBe(9);
        shallow.Notes.ShouldHaveSingleItem().ShouldContain("deeper than 10 levels");
        Depths(deep.Items("comments")).Max().ShouldBe(RedditSimulator.DeepPostDepth - 1);
        _simulator.ShouldHaveAnswered("/comments/", 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Depth_cuts_the_tree_and_what_is_below_is_counted(int depth)
    {
        var answer = await _session.CallAsync("get_post_comments", ("post_id", RedditSimulator.GiantPostId), ("limit", 200), ("depth", depth), ("max_tokens", 100_000));

        Depths(answer.Items("comments")).ShouldAllBe(found => found < depth);
        var counted = answer.Items("comments").Sum(Below) + answer.Items("comments").Count;
        counted.ShouldBeLessThanOrEqualTo(RedditSimulator.GiantPostComments);
        answer.Items("comments").Any(comment => comment.TryGetProperty("more_replies", out _)).ShouldBeTrue();
    }

    private Task<ToolAnswer> CallAsync(int limit) => _session.CallAsync(
        "get_post_comments", ("post_id", RedditSimulator.GiantPostId), ("limit", limit), ("depth", 100), ("max_tokens", 100_000));

    private static int Below(JsonElement comment) =>
        (comment.TryGetProperty("more_replies", out var more) ? more.GetInt32() : 0)
        + (comment.TryGetProperty("replies", out var replies) ? replies.GetArrayLength() : 0);

    private static int Count(IEnumerable<JsonElement> comments) =>
        comments.Sum(comment => 1 + (comment.TryGetProperty("replies", out var replies) ? Count(replies.EnumerateArray()) : 0));

    private static IEnumerable<int> Depths(IEnumerable<JsonElement> comments) => comments.SelectMany(comment =>
        (comment.TryGetProperty("replies", out var replies) ? Depths(replies.EnumerateArray()) : []).Append(comment.GetProperty("depth").GetInt32()));
}
