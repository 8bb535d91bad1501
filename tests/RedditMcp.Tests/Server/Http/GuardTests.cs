using System.Net;
using System.Text;

namespace RedditMcp.Tests.Server.Http;

public sealed class GuardTests
{
    private const string Ping = """{"jsonrpc":"2.0","id":1,"method":"ping"}""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:{0}")]
    [InlineData("LOCALHOST:1")]
    [InlineData("127.0.0.1:{0}")]
    [InlineData("[::1]:{0}")]
    public async Task Own_names_are_answered(string host)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync(Json(Ping), ("Host", host));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.nip.io:{0}")]
    public async Task A_foreign_host_is_refused_in_words(string host)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync(Json(Ping), ("Host", host));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldContain("--Server:AllowedHosts");
    }

    [Fact]
    public async Task Platforms_may_probe_health_by_any_name()
    {
        await using var server = await RunningServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "health/live") { Headers = { Host = "10.1.2.3" } };

        using var response = await server.Http.SendAsync(request, Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://localhost:6274")]
    [InlineData("https://127.0.0.1")]
    [InlineData("http://[::1]:{0}")]
    public async Task Pages_of_own_names_may_call(string origin)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync(Json(Ping), ("Origin", origin));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("https://localhost.evil.example")]
    [InlineData("null")]
    [InlineData("file:///etc/passwd")]
    [InlineData("localhost")]
    public async Task Pages_of_other_sites_may_not(string origin)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync(Json(Ping), ("Origin", origin));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldContain("Origin");
    }

    [Fact]
    public async Task An_operator_can_name_hosts()
    {
        await using var server = await RunningServer.StartAsync(settings: ("Server:AllowedHosts", "mcp.example.com; *.example.org"));

        (await StatusAsync(server, ("Host", "mcp.example.com"), ("Origin", "https://chat.example.org"))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(server, ("Host", "localhost"))).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(server, ("Host", "mcp.example.com"), ("Origin", "https://example.net"))).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Under_any_name_a_page_may_call_only_where_it_came_from()
    {
        await using var server = await RunningServer.StartAsync(settings: ("Server:AllowedHosts", "*"));

        (await StatusAsync(server, ("Host", "a.example"), ("Origin", "https://a.example"))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(server, ("Host", "a.example"), ("Origin", "https://b.example"))).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_a_megabyte_is_refused_in_words(bool chunked)
    {
        await using var server = await RunningServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "mcp") { Content = Json(new string(' ', 1_200_000) + Ping) };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ExpectContinue = true;

        using var response = await server.Http.SendAsync(request, Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldContain("larger than 1 MB");
    }

    [Fact]
    public async Task A_megabyte_is_read()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync(Json(Ping.PadLeft(1024 * 1024)));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"jsonrpc\":")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"ping"}""")]
    public async Task What_is_no_message_is_a_json_rpc_error_without_a_stack(string body)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync(Json(body));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        text.ShouldContain("did not contain a valid JSON-RPC message");
        text.ShouldNotContain("   at ");
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task<HttpStatusCode> StatusAsync(RunningServer server, params (string Name, string Value)[] headers)
    {
        using var response = await server.PostAsync(Json(Ping), headers);
        return response.StatusCode;
    }
}
