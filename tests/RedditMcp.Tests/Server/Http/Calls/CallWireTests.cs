using System.Net;
using System.Text;
using System.Text.Json;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Server.Http.Calls;

/// <summary>The bytes on the wire.</summary>
public sealed class CallWireTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task An_answer_is_plain_json_of_known_length_the_first_time_and_from_the_cache(string version)
    {
        await using var reddit = await RedditSimulator.StartAsync(new SimulatorOptions(), Cancelled);
        await using var server = await ServerOf(reddit);
        foreach (var isCached in (bool[])[false, true])
        {
            using var response = await CallAsync(server, version, "get_subreddit_posts", """{"subreddit":"python"}""");
            var body = await response.Content.ReadAsByteArrayAsync(Cancelled);

            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
            response.Content.Headers.ContentLength.ShouldBe(body.Length);
            response.Content.Headers.ContentEncoding.ShouldBeEmpty();
            response.Headers.TransferEncodingChunked.ShouldNotBe(true);
            using var message = JsonDocument.Parse(body);
            var result = message.RootElement.GetProperty("result");
            message.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(["result", "id", "jsonrpc"]);
            result.GetProperty("content").GetArrayLength().ShouldBe(1);
            result.GetProperty("content")[0].GetProperty("text").GetString()!.ShouldContain(isCached ? "from the cache" : "just fetched");
            result.GetProperty("structuredContent").GetProperty("posts").GetArrayLength().ShouldBe(25);
            result.GetProperty("structuredContent").GetProperty("metadata").GetProperty("cached").GetBoolean().ShouldBe(isCached);
            result.TryGetProperty("isError", out _).ShouldBeFalse();
            result.TryGetProperty("resultType", out var type).ShouldBe(version == "2026-07-28");
            if (type.ValueKind != JsonValueKind.Undefined)
                type.GetString().ShouldBe("complete");
        }
    }

    [Fact]
    public async Task The_same_bytes_are_not_written_with_more_escapes_than_json_needs()
    {
        await using var reddit = await RedditSimulator.StartAsync(new SimulatorOptions(), Cancelled);
        await using var server = await ServerOf(reddit);

        using var response = await CallAsync(server, "2025-11-25", "get_subreddit_posts", """{"subreddit":"python"}""");

        (await response.Content.ReadAsStringAsync(Cancelled)).ShouldNotContain("\\u00");
    }

    [Fact]
    public async Task Progress_streams_as_events_and_the_answer_is_the_last_of_them()
    {
        await using var reddit = await RedditSimulator.StartAsync(new SimulatorOptions(), Cancelled);
        await using var server = await ServerOf(reddit);

        using var response = await CallAsync(
            server, "2025-11-25", "get_subreddit_posts", """{"subreddit":"all","limit":250,"max_tokens":100000}""", """,{"progressToken":"p"}""");
        var events = (await response.Content.ReadAsStringAsync(Cancelled)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        events.Length.ShouldBe(3);
        events[..2].ShouldAllBe(text => text.Contains("notifications/progress", StringComparison.Ordinal));
        using var message = JsonDocument.Parse(events[2]["event: message\ndata: ".Length..]);
        message.RootElement.GetProperty("result").GetProperty("structuredContent").GetProperty("posts").GetArrayLength().ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task An_error_of_a_tool_is_plain_json_too()
    {
        await using var server = await RunningServer.StartAsync();

        using var refused = await CallAsync(server, "2025-11-25", "get_subreddit_posts", """{"subreddit":"?"}""");

        var body = await refused.Content.ReadAsByteArrayAsync(Cancelled);
        refused.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
        refused.Content.Headers.ContentLength.ShouldBe(body.Length);
        JsonElement.Parse(body).GetProperty("result").GetProperty("isError").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Callers_that_count_from_the_same_number_get_each_their_own_answer()
    {
        await using var reddit = await RedditSimulator.StartAsync(new SimulatorOptions(), Cancelled);
        await using var server = await ServerOf(reddit);
        string[] subreddits = ["python", "rust", "aww", "news", "golang", "science", "history", "food"];

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(async n =>
        {
            var subreddit = subreddits[n % subreddits.Length];
            using var response = await CallAsync(server, n % 3 == 0 ? "2026-07-28" : "2025-11-25", "get_subreddit_posts", $$"""{"subreddit":"{{subreddit}}"}""");
            var message = await MessageOf(response);
            message.GetProperty("id").GetInt32().ShouldBe(1);
            return (subreddit, Text: message.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString()!);
        }));

        answers.ShouldAllBe(answer => answer.Text.Contains($"r/{answer.subreddit}, hot: 25 posts", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_client_that_leaves_does_no_harm_to_the_next()
    {
        await using var reddit = await RedditSimulator.StartAsync(new SimulatorOptions(), Cancelled);
        await using var server = await ServerOf(reddit);
        using var impatient = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "mcp")
        {
            Content = Json("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_subreddit_posts","arguments":{"subreddit":"all","limit":1000}}}"""),
        };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");

        var left = server.Http.SendAsync(request, impatient.Token);
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(left);
        using var response = await CallAsync(server, "2025-11-25", "get_subreddit_posts", """{"subreddit":"python"}""");

        (await MessageOf(response)).GetProperty("result").GetProperty("structuredContent").GetProperty("posts").GetArrayLength().ShouldBe(25);
    }

    private static async Task<JsonElement> MessageOf(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync(Cancelled);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
        response.Content.Headers.ContentLength.ShouldBe(body.Length);
        return JsonElement.Parse(body);
    }

    private static Task<RunningServer> ServerOf(RedditSimulator reddit) => RunningServer.StartAsync(
        extend: null,
        ("Reddit:ApiUrl", reddit.Url.AbsoluteUri), ("Reddit:AuthUrl", reddit.Url.AbsoluteUri),
        ("Reddit:ClientId", "test-client"), ("Reddit:ClientSecret", Secrets.ClientSecret));

    private static Task<HttpResponseMessage> CallAsync(
        RunningServer server, string version, string tool, string arguments, string meta = "")
    {
        var modern = """
            ,"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}
            """;
        var extra = version == "2026-07-28" ? modern : meta.Length > 0 ? ",\"_meta\":" + meta[1..] : "";
        return server.PostAsync(
            Json($$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}{{{extra}}}}}"""),
            ("MCP-Protocol-Version", version), ("Mcp-Method", "tools/call"), ("Mcp-Name", tool));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
