using System.Net;
using RedditMcp.Simulator;

namespace RedditMcp.Tests.Simulator;

public sealed class QuotaTests
{
    [Fact]
    public async Task The_window_counts_down_and_refuses_when_spent()
    {
        await using var reddit = await SimulatorHarness.StartAsync(new SimulatorOptions { QueriesPerMinute = 1 });
        reddit.Clock.Advance(TimeSpan.FromSeconds(100));

        for (var call = 1; call <= 10; call++)
        {
            using var answer = await reddit.GetAsync("/r/python/about");
            Header(answer, "X-Ratelimit-Used").ShouldBe($"{call}");
            Header(answer, "X-Ratelimit-Remaining").ShouldBe($"{10 - call}.0");
            Header(answer, "X-Ratelimit-Reset").ShouldBe("500");
        }

        using var refused = await reddit.GetAsync("/r/python/about");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        Header(refused, "X-Ratelimit-Reset").ShouldBe("500");
    }

    [Fact]
    public async Task Windows_start_with_the_clock()
    {
        await using var reddit = await SimulatorHarness.StartAsync(new SimulatorOptions { QueriesPerMinute = 1 });
        reddit.Clock.Advance(TimeSpan.FromSeconds(599));
        for (var call = 1; call <= 12; call++)
            (await reddit.GetAsync("/r/python/about")).Dispose();

        reddit.Clock.Advance(TimeSpan.FromSeconds(1));

        using var answer = await reddit.GetAsync("/r/python/about");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Header(answer, "X-Ratelimit-Used").ShouldBe("1");
        Header(answer, "X-Ratelimit-Reset").ShouldBe("600");
    }

    [Fact]
    public async Task Each_client_id_has_its_own()
    {
        await using var reddit = await SimulatorHarness.StartAsync(new SimulatorOptions { QueriesPerMinute = 1 });
        for (var call = 1; call <= 12; call++)
            (await reddit.GetAsync("/r/python/about")).Dispose();

        await reddit.SignInAsync("tests");
        using var same = await reddit.GetAsync("/r/python/about");
        await reddit.SignInAsync("another");
        using var other = await reddit.GetAsync("/r/python/about");

        same.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Refusals_come_with_and_without_a_time_to_wait_and_a_body()
    {
        await using var reddit = await SimulatorHarness.StartAsync(new SimulatorOptions { QueriesPerMinute = 0 });
        var shapes = new HashSet<(bool RetryAfter, bool Body)>();
        for (var call = 0; call < 4; call++)
        {
            using var refused = await reddit.GetAsync("/r/python/about");
            shapes.Add((refused.Headers.RetryAfter is not null, refused.Content.Headers.ContentLength > 0));
        }

        shapes.Count.ShouldBe(4);
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}
