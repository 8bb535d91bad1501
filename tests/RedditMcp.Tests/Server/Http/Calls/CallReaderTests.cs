using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Server.Http.Calls;

/// <summary>
/// Which requests we take, told by the wire: our replies are plain JSON, the SDK's are streams of events. What is not sound gets what the SDK says to it.
/// </summary>
public sealed class CallReaderTests
{
    private const string Arguments = """{"subreddit":"python","limit":3}""";
    private const string Modern = """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("application/json, text/event-stream", "application/json", "2025-11-25", "")]
    [InlineData("text/event-stream,application/json", "application/json; charset=utf-8", "2025-06-18", "")]
    [InlineData("application/json, text/event-stream", "application/json", null, "")]
    [InlineData("application/json, text/event-stream", "application/json", "2026-07-28", Modern)]
    [InlineData("application/json, text/event-stream", "application/json", "2025-11-25", """{"progressToken":1}""")]
    public async Task A_call_as_clients_send_it_is_answered_as_the_sdk_would_but_as_plain_json(string accept, string contentType, string? version, string meta)
    {
        await using var reddit = await RedditSimulator.StartAsync(new SimulatorOptions(), Cancelled);
        await using var server = await ServerOf(reddit);
        var body = Call(meta: meta);
        await SendAsync(server, body, accept, contentType, version); // so that both are answered from the cache

        using var ours = await SendAsync(server, body, accept, contentType, version);
        using var theirs = await SendAsync(server, body, "application/json;q=0.9, text/event-stream", contentType, version);
        using var chunked = await SendAsync(server, body, accept, contentType, version, isChunked: true);

        ours.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        chunked.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        theirs.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var expected = (await theirs.Content.ReadAsStringAsync(Cancelled))["event: message\ndata: ".Length..];
        Tell(await ours.Content.ReadAsStringAsync(Cancelled)).ShouldBe(Tell(expected));
        Tell(await chunked.Content.ReadAsStringAsync(Cancelled)).ShouldBe(Tell(expected));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotAcceptable, "Accept", "application/json")]
    [InlineData(HttpStatusCode.BadRequest, "Mcp-Session-Id", "x")]
    [InlineData(HttpStatusCode.BadRequest, "MCP-Protocol-Version", "2031-01-01")]
    [InlineData(HttpStatusCode.BadRequest, "MCP-Protocol-Version", "2026-07-28")]
    public async Task A_header_the_sdk_does_not_accept_is_refused_by_it(HttpStatusCode status, string header, string value)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await SendAsync(server, Call(), version: null, headers: (header, value));

        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldContain("\"error\"");
    }

    [Theory]
    [InlineData(-32020, "Mcp-Name", "get_user_info")]
    [InlineData(-32020, "Mcp-Name", null)]
    [InlineData(-32020, "Mcp-Method", "tools/list")]
    [InlineData(-32020, "Mcp-Method", null)]
    public async Task Headers_that_say_another_thing_than_the_body_are_refused(int code, string header, string? value)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await SendAsync(server, Call(meta: Modern), version: "2026-07-28", headers: (header, value));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(Cancelled)).GetProperty("error").GetProperty("code").GetInt32().ShouldBe(code);
    }

    [Theory]
    [InlineData("2026-07-28", """{"io.modelcontextprotocol/protocolVersion":"2025-11-25","io.modelcontextprotocol/clientCapabilities":{}}""", HttpStatusCode.BadRequest)]
    [InlineData("2026-07-28", """{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}""", HttpStatusCode.BadRequest)]
    [InlineData("2026-07-28", """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("2026-07-28", """{"io.modelcontextprotocol/protocolVersion":5,"io.modelcontextprotocol/clientCapabilities":{}}""", HttpStatusCode.BadRequest)]
    [InlineData("2026-07-28", "{}", HttpStatusCode.BadRequest)]
    [InlineData("2025-11-25", Modern, HttpStatusCode.OK)]
    public async Task A_body_that_says_another_revision_than_the_header_is_refused(string version, string meta, HttpStatusCode status)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await SendAsync(server, Call(meta: meta), version: version);

        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldContain("\"error\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"tools/call","params":{"name":"get_subreddit_posts"}}""")]
    [InlineData("""{"jsonrpc":"1.0","id":1,"method":"tools/call","params":{"name":"get_subreddit_posts"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_subreddit_posts"}} {}""")]
    public async Task What_is_no_message_is_refused(string body)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await SendAsync(server, body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"nothing"}}""", "-32602")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":7}}""", "error")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call"}""", "error")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", "get_subreddit_posts")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", "result")]
    public async Task What_calls_none_of_our_tools_is_the_sdks(string body, string expected)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await SendAsync(server, body);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldContain(expected);
    }

    private static string Call(string meta = "")
    {
        var extra = meta.Length > 0 ? ",\"_meta\":" + meta : "";
        return $$$"""{"jsonrpc":"2.0","id":"a-1","method":"tools/call","params":{"name":"get_subreddit_posts","arguments":{{{Arguments}}}{{{extra}}}}}""";
    }

    private static Task<RunningServer> ServerOf(RedditSimulator reddit) => RunningServer.StartAsync(
        extend: null,
        ("Reddit:ApiUrl", reddit.Url.AbsoluteUri), ("Reddit:AuthUrl", reddit.Url.AbsoluteUri),
        ("Reddit:ClientId", "test-client"), ("Reddit:ClientSecret", Secrets.ClientSecret));

    /// <summary>All of a reply but the ages of things.</summary>
    private static string Tell(string reply)
    {
        var result = JsonElement.Parse(reply).GetProperty("result");
        var structured = result.GetProperty("structuredContent");
        return string.Join(
            "\n",
            [
                JsonElement.Parse(reply).GetProperty("id").GetRawText(),
                .. result.EnumerateObject().Where(member => member.Name is not ("content" or "structuredContent")).Select(member => $"{member.Name} {member.Value.GetRawText()}"),
                result.GetProperty("content")[0].GetProperty("text").GetString()!.Split("---\n")[0],
                string.Join(" ", structured.GetProperty("posts").EnumerateArray().Select(post => post.GetProperty("id").GetString() + post.GetProperty("title").GetString())),
                structured.GetProperty("metadata").GetProperty("tier").GetRawText(),
            ]);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        RunningServer server, string body, string accept = "application/json, text/event-stream", string contentType = "application/json",
        string? version = "2025-11-25", bool isChunked = false, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "mcp") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.TransferEncodingChunked = isChunked;
        foreach (var (name, value) in ((string, string?)[])
            [("Accept", accept), ("MCP-Protocol-Version", version), ("Mcp-Method", "tools/call"), ("Mcp-Name", "get_subreddit_posts"), .. headers])
        {
            request.Headers.Remove(name);
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        }

        return await server.Http.SendAsync(request, Cancelled);
    }
}
