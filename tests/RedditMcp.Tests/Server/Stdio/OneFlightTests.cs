using System.Text.Json;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Server.Stdio;

/// <summary>Processes of one machine, as several desktop clients start them. Alone, because they take all of a small machine.</summary>
[Collection(ManyProcesses.Name)]
public sealed class OneFlightTests
{
    private const int Processes = 4;
    private const int CallsEach = 25;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_callers_of_four_processes_on_one_cold_key_cost_one_call_through_the_file()
    {
        using var folder = new TemporaryFolder();
        await AskAllAsync(("REDDIT_MCP_CACHE_DIR", folder.Path));
    }

    [Fact]
    public async Task A_hundred_callers_of_four_processes_on_one_cold_key_cost_one_call_through_redis()
    {
        await using var redis = await RedisServer.StartAsync();
        await AskAllAsync(("REDIS_URL", redis.Url));
    }

    [Fact]
    public async Task A_process_that_is_killed_while_it_fetches_holds_up_nobody()
    {
        using var folder = new TemporaryFolder();
        await using var simulator = await RedditSimulator.StartAsync(
            new SimulatorOptions { MinimumLatency = TimeSpan.FromSeconds(3), MaximumLatency = TimeSpan.FromSeconds(3.001) }, Cancelled);
        using var other = Start(simulator, ("REDDIT_MCP_CACHE_DIR", folder.Path));
        await InitializeAsync(other);
        using (var leader = Start(simulator, ("REDDIT_MCP_CACHE_DIR", folder.Path)))
        {
            await InitializeAsync(leader);
            await AskAsync(leader, id: 1);
            await Patience.UntilAsync(() => ValueTask.FromResult(simulator.Calls("/r/") == 1), "the leader asked Reddit");
        }

        (await CallAsync(other)).ShouldBe(1);
        simulator.Calls("/r/").ShouldBe(2);
    }

    private static ServerProcess Start(RedditSimulator simulator, (string Name, string Value) store)
    {
        var url = simulator.Url.AbsoluteUri;
        return ServerProcess.Start(
            ["stdio"], ("REDDIT_API_URL", url), ("REDDIT_AUTH_URL", url), ("REDDIT_CLIENT_ID", "test-client"), ("REDDIT_CLIENT_SECRET", Secrets.ClientSecret), store);
    }

    private static async Task AskAllAsync((string Name, string Value) store)
    {
        await using var simulator = await RedditSimulator.StartAsync(
            new SimulatorOptions { MinimumLatency = TimeSpan.FromSeconds(1), MaximumLatency = TimeSpan.FromSeconds(1.001) }, Cancelled);
        var processes = Enumerable.Range(0, Processes).Select(_ => Start(simulator, store)).ToArray();
        try
        {
            foreach (var process in processes)
                await InitializeAsync(process);
            var calls = (await Task.WhenAll(processes.Select(CallAsync))).Sum();

            simulator.Calls("/r/").ShouldBe(1);
            calls.ShouldBe(1);
        }
        finally
        {
            foreach (var process in processes)
                process.Dispose();
        }
    }

    private static async Task InitializeAsync(ServerProcess process)
    {
        await process.Input.WriteLineAsync(
            """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""");
        await process.Input.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        (await process.Output.ReadLineAsync(Cancelled)).ShouldNotBeNull().ShouldContain("\"id\":0");
    }

    private static async Task AskAsync(ServerProcess process, int id)
    {
        await process.Input.WriteLineAsync(
            $$$$"""{"jsonrpc":"2.0","id":{{{{id}}}},"method":"tools/call","params":{"name":"get_subreddit_posts","arguments":{"subreddit":"python","limit":{{{{id}}}}}}}""");
        await process.Input.FlushAsync(Cancelled);
    }

    /// <summary>Makes its calls at once.</summary>
    /// <returns>Calls to Reddit that they cost.</returns>
    private static async Task<int> CallAsync(ServerProcess process)
    {
        for (var id = 1; id <= CallsEach; id++)
            await AskAsync(process, id);
        var calls = 0;
        for (var answered = 0; answered < CallsEach; answered++)
        {
            using var answer = JsonDocument.Parse((await process.Output.ReadLineAsync(Cancelled)).ShouldNotBeNull());
            var content = answer.RootElement.GetProperty("result").GetProperty("structuredContent");
            content.GetProperty("posts").GetArrayLength().ShouldBe(answer.RootElement.GetProperty("id").GetInt32());
            calls += content.GetProperty("metadata").GetProperty("api_calls").GetInt32();
        }

        return calls;
    }
}
