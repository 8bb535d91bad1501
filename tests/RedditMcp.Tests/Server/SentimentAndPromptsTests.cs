using System.Text.Json;
using ModelContextProtocol.Protocol;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Server;

/// <summary>What needs no Reddit, over both transports and without credentials.</summary>
public sealed class SentimentAndPromptsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Over_http(string version)
    {
        await using var server = await RunningServer.StartAsync();
        await using var client = await server.ConnectAsync(version);

        var answer = new ToolAnswer(await client.CallToolAsync("analyze_sentiment", new Dictionary<string, object?>(StringComparer.Ordinal) { ["text"] = "I love it!" }, cancellationToken: Cancelled));
        var prompts = await client.ListPromptsAsync(cancellationToken: Cancelled);
        var completed = await client.CompleteAsync(new PromptReference { Name = "research_topic" }, "subreddits", "py", cancellationToken: Cancelled);

        answer.Structured.GetProperty("overall").GetProperty("label").GetString().ShouldBe("positive");
        prompts.Count.ShouldBe(3);
        completed.Completion.Values.ShouldBeEmpty();
    }

    [Fact]
    public async Task Over_stdio()
    {
        using var server = ServerProcess.Start(["stdio"]);
        foreach (var line in (string[])[
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""",
            """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"analyze_sentiment","arguments":{"text":"I love it!"}}}""",
            """{"jsonrpc":"2.0","id":3,"method":"prompts/get","params":{"name":"summarize_thread","arguments":{"post":"abc"}}}""",
            """{"jsonrpc":"2.0","id":4,"method":"completion/complete","params":{"ref":{"type":"ref/resource","uri":"reddit://r/{subreddit}/{sort}"},"argument":{"name":"sort","value":"ri"}}}"""])
            await server.Input.WriteLineAsync(line);
        server.Input.Close();
        var answers = (await server.Output.ReadToEndAsync(Cancelled)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line)).ToDictionary(line => line.GetProperty("id").GetInt32(), line => line.GetProperty("result"));

        answers[2].GetProperty("structuredContent").GetProperty("overall").GetProperty("label").GetString().ShouldBe("positive");
        answers[3].GetProperty("messages")[0].GetProperty("content").GetProperty("text").GetString().ShouldNotBeNull().ShouldContain("post_id=\"abc\"");
        answers[4].GetProperty("completion").GetProperty("values")[0].GetString().ShouldBe("rising");
    }
}
