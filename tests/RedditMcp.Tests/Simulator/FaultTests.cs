using System.Net;
using RedditMcp.Simulator;

namespace RedditMcp.Tests.Simulator;

public sealed class FaultTests
{
    private const string Path = "/r/python/hot";

    [Theory]
    [InlineData("503:1", 503, "text/html")]
    [InlineData("522:1", 522, "text/html")]
    [InlineData("429:1", 429, "text/html")]
    [InlineData("html403:1", 403, "text/html")]
    [InlineData("empty:1", 200, "application/json")]
    [InlineData("garbage:1", 200, "application/json")]
    public async Task A_fault_replaces_the_answer(string faults, int status, string contentType)
    {
        await using var reddit = await SimulatorHarness.StartAsync(new SimulatorOptions { Faults = faults });
        using var answer = await reddit.GetAsync(Path);

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(contentType);
        answer.Headers.GetValues("X-Simulated").ShouldBe(["simulator"]);
        reddit.Simulator.Calls(Path, status).ShouldBe(1);
    }

    [Fact]
    public async Task The_block_page_says_what_Reddits_says()
    {
        await using var reddit = await SimulatorHarness.StartAsync(new SimulatorOptions { Faults = "html403:1" });
        using var answer = await reddit.GetAsync(Path);

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("blocked by network security");
    }

    [Theory]
    [InlineData("cut:1")]
    [InlineData("reset:1")]
    public async Task A_broken_connection_is_no_answer(string faults)
    {
        await using var reddit = await SimulatorHarness.StartAsync(new SimulatorOptions { Faults = faults });

        await Should.ThrowAsync<HttpRequestException>(() => reddit.TextAsync(Path));
    }

    [Fact]
    public async Task A_slow_answer_takes_its_time_on_the_clock()
    {
        await using var reddit = await SimulatorHarness.StartAsync(new SimulatorOptions { Faults = "slow=8s:1" });
        var started = reddit.Clock.GetUtcNow();

        using var answer = await reddit.RunUntilDoneAsync(reddit.GetAsync(Path));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (reddit.Clock.GetUtcNow() - started).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_path_narrows_a_fault()
    {
        await using var reddit = await SimulatorHarness.StartAsync(new SimulatorOptions { Faults = "500:1@/r/rust" });

        (await reddit.GetAsync(Path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await reddit.GetAsync("/r/rust/hot")).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        await reddit.PostAsync("/__faults", "503:1@/api/v1/access_token");
        (await reddit.GetAsync("/r/rust/hot")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await reddit.AskTokenAsync("id:secret", "grant_type=client_credentials")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_share_is_about_that_share_and_always_the_same_ones()
    {
        var runs = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var reddit = await SimulatorHarness.StartAsync(new SimulatorOptions { Faults = "500:0.2,502:0.1" });
            var statuses = new List<int>();
            for (var call = 0; call < 200; call++)
            {
                using var answer = await reddit.GetAsync("/r/python/about");
                statuses.Add((int)answer.StatusCode);
            }

            statuses.Count(status => status == 500).ShouldBeInRange(25, 55);
            statuses.Count(status => status == 502).ShouldBeInRange(8, 35);
            runs.Add(string.Join(',', statuses));
        }

        runs[0].ShouldBe(runs[1]);
    }

    [Theory]
    [InlineData("oops")]
    [InlineData("503")]
    [InlineData("503:2")]
    [InlineData("200:0.1")]
    [InlineData("slow=soon:0.1")]
    [InlineData("503:0.1@r/python")]
    public async Task What_cannot_be_read_is_refused(string faults)
    {
        var problem = await Should.ThrowAsync<SimulatorException>(() => RedditSimulator.StartAsync(new SimulatorOptions { Faults = faults }, TestContext.Current.CancellationToken));
        problem.Message.ShouldContain(faults);

        await using var reddit = await SimulatorHarness.StartAsync();
        (await reddit.PostAsync("/__faults", faults)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
