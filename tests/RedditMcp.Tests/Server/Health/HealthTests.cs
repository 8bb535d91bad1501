using System.Net;
using System.Text.Json;
using RedditMcp.Simulator;

namespace RedditMcp.Tests.Server.Health;

public sealed class HealthTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_running_process_is_live_even_without_credentials()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.Http.GetAsync(new Uri("health/live", UriKind.Relative), Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_credentials_it_is_unready_and_says_how_access_is_come_by()
    {
        await using var server = await RunningServer.StartAsync();

        var (status, report) = await ReadyAsync(server);

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        report.GetProperty("status").GetString().ShouldBe("unready");
        report.GetProperty("source").GetString().ShouldBe("reddit");
        var reason = report.GetProperty("reasons").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldNotBeNull();
        reason.ShouldContain("Data API access");
        reason.ShouldContain("REDDIT_CLIENT_ID");
    }

    [Fact]
    public async Task With_a_reddit_that_answers_it_is_ready_and_says_which()
    {
        await using var simulator = await RedditSimulator.StartAsync(new SimulatorOptions(), Cancelled);
        await using var server = await RunningServer.StartAsync(settings: Pointing(simulator.Url));

        // The first check may still be under way when the first answer is due.
        var (status, report) = await ReadyAsync(server);
        while (report.GetProperty("status").GetString() == "degraded")
            (status, report) = await ReadyAsync(server);

        status.ShouldBe(HttpStatusCode.OK);
        report.GetProperty("status").GetString().ShouldBe("ready");
        report.GetProperty("source").GetString().ShouldBe("simulator");
        report.GetProperty("reasons").GetArrayLength().ShouldBe(0);
        simulator.Calls("/api/info").ShouldBe(1, "one check holds for a while");
    }

    [Fact]
    public async Task While_reddit_is_down_it_is_degraded_but_serves()
    {
        await using var server = await RunningServer.StartAsync(settings: Pointing(new Uri("http://127.0.0.1:9")));

        var (status, report) = await ReadyAsync(server);

        status.ShouldBe(HttpStatusCode.OK);
        report.GetProperty("status").GetString().ShouldBe("degraded");
    }

    private static (string Key, string Value)[] Pointing(Uri reddit) =>
    [
        ("Reddit:ApiUrl", reddit.AbsoluteUri),
        ("Reddit:AuthUrl", reddit.AbsoluteUri),
        ("Reddit:ClientId", "test"),
        ("Reddit:ClientSecret", "test"),
    ];

    private static async Task<(HttpStatusCode Status, JsonElement Report)> ReadyAsync(RunningServer server)
    {
        using var response = await server.Http.GetAsync(new Uri("health/ready", UriKind.Relative), Cancelled);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancelled)));
    }
}
