using System.Net.Sockets;
using System.Text;
using ModelContextProtocol;

namespace RedditMcp.Tests.Server.Http;

public sealed class ProtocolTests
{
    [Theory]
    [InlineData("2025-11-25", McpErrorCode.ResourceNotFound)]
    [InlineData("2026-07-28", McpErrorCode.InvalidParams)]
    public async Task A_resource_that_does_not_exist_is_told_as_each_era_wants(string version, McpErrorCode code)
    {
        await using var server = await RunningServer.StartAsync();
        await using var client = await server.ConnectAsync(version);

        var failure = await Should.ThrowAsync<McpProtocolException>(
            async () => await client.ReadResourceAsync("reddit://nothing", cancellationToken: TestContext.Current.CancellationToken));

        failure.ErrorCode.ShouldBe(code);
        failure.Message.ShouldContain("resources/templates/list");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("5")]
    public async Task Arguments_that_are_no_object_are_refused_in_words(string arguments)
    {
        await using var server = await RunningServer.StartAsync();
        using var content = new StringContent(
            $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_subreddit_posts","arguments":{{{arguments}}}}}""", Encoding.UTF8, "application/json");

        using var response = await server.PostAsync(content, ("MCP-Protocol-Version", "2025-11-25"));

        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.ShouldContain("-32602");
        answer.ShouldContain("arguments must be a JSON object");
    }

    [Theory]
    [InlineData("""{"name":"get_subreddit_posts","name":"get_user_info","arguments":{"subreddit":"python"}}""")]
    [InlineData("""{"name":"get_subreddit_posts","arguments":{"subreddit":"\ud800"}}""")]
    [InlineData("""{"name":"\ud800","arguments":{"subreddit":"python"}}""")]
    [InlineData("""{"name":7,"arguments":{"subreddit":"python"}}""")]
    public async Task A_call_that_cannot_be_read_is_refused_in_words(string call)
    {
        await using var server = await RunningServer.StartAsync();
        using var content = new StringContent($$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{call}}}""", Encoding.UTF8, "application/json");

        using var response = await server.PostAsync(content, ("MCP-Protocol-Version", "2025-11-25"));

        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.ShouldContain("-32602");
        answer.ShouldContain("The call could not be read");
    }

    [Fact]
    public async Task A_client_that_sends_all_before_it_reads_still_learns_that_it_was_too_much()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(server.Url.Host, server.Url.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        var body = new byte[10 * 1024 * 1024];
        Array.Fill(body, (byte)'x');

        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"),
            TestContext.Current.CancellationToken);
        await stream.WriteAsync(body, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        (await reader.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldStartWith("HTTP/1.1 413");
    }
}
