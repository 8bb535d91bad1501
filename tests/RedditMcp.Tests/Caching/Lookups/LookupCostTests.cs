using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Caching.Lookups;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Lookups;

/// <summary>What lookups cost from a client's call to Reddit's count of it, and that it makes no difference to the answer.</summary>
public sealed class LookupCostTests : IAsyncLifetime
{
    private readonly BoardingClock _time = new();
    private RedditSimulator _simulator = null!;
    private ProductSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _simulator = await StartSimulatorAsync();
        _session = await ProductSession.StartAsync(_simulator, _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Twenty_five_posts_in_one_call_cost_one_call()
    {
        var ids = await PostsAsync(25);

        var answer = await BoardedAsync(25, _session.CallAsync("get_post_comments", ("post_id", string.Join(',', ids)), ("limit", 0), ("max_tokens", 100_000)));

        answer.Items("threads").Select(thread => thread.GetProperty("post").GetProperty("id").GetString()).ShouldBe(ids);
        answer.Metadata.GetProperty("api_calls").GetInt32().ShouldBe(1);
        _simulator.ShouldHaveAnswered("/api/info", 1);
    }

    [Fact]
    public async Task A_hundred_callers_with_a_post_each_cost_one_call_and_the_next_time_none()
    {
        var ids = await PostsAsync(100);
        Task<ToolAnswer[]> AskAsync() => Task.WhenAll(ids.Select(id => _session.CallAsync("get_post_comments", ("post_id", id), ("limit", 0))));

        var answers = await AskAsync(); // the clock stands still: they leave because they are 100

        answers.Select(answer => answer.Structured.GetProperty("post").GetProperty("id").GetString()).ShouldBe(ids);
        answers.Sum(answer => answer.Metadata.GetProperty("api_calls").GetInt32()).ShouldBe(1);
        await AskAsync();
        _simulator.ShouldHaveAnswered("/api/info", 1);
    }

    [Fact]
    public async Task Three_communities_cost_one_call_and_read_as_each_does_alone()
    {
        string[] names = ["python", "golang", "askreddit"];
        var together = await BoardedAsync(3, _session.CallAsync("get_subreddit_info", ("subreddit", string.Join(',', names))));

        _simulator.ShouldHaveAnswered("/api/info", 1);
        _simulator.ShouldHaveAnswered("/r/", 0);
        together.Metadata.GetProperty("api_calls").GetInt32().ShouldBe(1);
        await using var apart = await ProductSession.StartAsync(_simulator, _time);
        for (var i = 0; i < names.Length; i++)
        {
            var alone = await BoardedAsync(4 + i, apart.CallAsync("get_subreddit_info", ("subreddit", names[i])));
            Tell(together.Items("subreddits")[i].GetProperty("subreddit")).ShouldBe(Tell(alone.Structured.GetProperty("subreddit")));
        }

        _simulator.ShouldHaveAnswered("/r/", 3);
    }

    [Fact]
    public async Task Of_those_that_lists_do_not_show_each_is_told_exactly_at_a_call_each()
    {
        const string names = "python,private_sim,golang,banned_sim,quarantined_sim,gated_sim,missing_sim";
        var answer = await BoardedAsync(7, _session.CallAsync("get_subreddit_info", ("subreddit", names)));

        answer.Items("subreddits").Count.ShouldBe(2);
        answer.Items("errors").Select(error => $"{error.GetProperty("of")}: {error.GetProperty("kind")}").ShouldBe(
            ["private_sim: private", "banned_sim: banned", "quarantined_sim: quarantined", "gated_sim: gated", "missing_sim: not_found"]);
        answer.Metadata.GetProperty("api_calls").GetInt32().ShouldBe(6);
        _simulator.ShouldHaveAnswered("/api/info", 1);
        _simulator.ShouldHaveAnswered("/r/", 5);
    }

    private static string Tell(JsonElement community) => string.Join('\n', community.EnumerateObject().Select(member => $"{member.Name}: {member.Value}"));

    private static Task<RedditSimulator> StartSimulatorAsync() => RedditSimulator.StartAsync(
        new SimulatorOptions { QueriesPerMinute = Replay.Plenty, Clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000)) },
        TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<string>> PostsAsync(int count)
    {
        var listing = await _session.CallAsync("get_subreddit_posts", ("subreddit", "python"), ("limit", count), ("max_tokens", 100_000));
        return listing.Ids("posts").Count == count ? listing.Ids("posts") : throw new InvalidOperationException("not all fitted");
    }

    /// <summary>Lets the batch go when all are in it.</summary>
    private async Task<ToolAnswer> BoardedAsync(int lookups, Task<ToolAnswer> call)
    {
        await Patience.UntilAsync(() => ValueTask.FromResult(_time.Boarded >= lookups), "all were in the batch");
        _time.Advance(LookupBatch.Pause);
        return await call;
    }
}
