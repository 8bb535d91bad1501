using System.ComponentModel;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace RedditMcp.Tests.Server.Http;

public sealed class HttpHostTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task One_endpoint_speaks_every_version_of_the_protocol(string version)
    {
        await using var server = await RunningServer.StartAsync(mcp => mcp.WithTools<Echo>());
        await using var client = await server.ConnectAsync(version);

        var answer = await client.CallToolAsync("echo", new Dictionary<string, object?>(StringComparer.Ordinal) { ["text"] = "hi" }, cancellationToken: Cancelled);

        client.NegotiatedProtocolVersion.ShouldBe(version);
        answer.Content.ShouldHaveSingleItem().ShouldBeOfType<TextContentBlock>().Text.ShouldBe("hi");
    }

    [Fact]
    public async Task There_is_no_session_to_lose()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.Http.GetAsync(new Uri("mcp", UriKind.Relative), Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task The_front_page_says_where_to_go_and_answers_platform_probes()
    {
        await using var server = await RunningServer.StartAsync();
        using var probe = new HttpRequestMessage(HttpMethod.Get, "/");
        probe.Headers.Add("x-apify-container-server-readiness-probe", "1");

        using var response = await server.Http.SendAsync(probe, Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldContain("/mcp");
    }

    [Fact]
    public async Task It_does_not_say_what_it_runs_on()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.Http.GetAsync(new Uri("/", UriKind.Relative), Cancelled);

        response.Headers.Server.ShouldBeEmpty();
    }

    internal sealed class Echo
    {
        [McpServerTool(Name = "echo"), Description("Says it again.")]
        public static string Say(string text) => text;
    }
}
