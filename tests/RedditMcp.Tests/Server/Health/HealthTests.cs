using System.Net;
using System.Text.Json;

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
        reason.ShouldContain("request Data API access");
        reason.ShouldContain("REDDIT_CLIENT_ID");
    }

    internal static async Task<(HttpStatusCode Status, JsonElement Report)> ReadyAsync(RunningServer server)
    {
        using var response = await server.Http.GetAsync(new Uri("health/ready", UriKind.Relative), Cancelled);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancelled)));
    }
}
