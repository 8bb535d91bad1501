using System.Globalization;
using ModelContextProtocol.Client;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;
using RedditMcp.Tests.Server;

namespace RedditMcp.Tests.Insights.Watches;

/// <summary>Two real servers on one store, killed at random while posts are planted. It takes real minutes, so that it is run when asked for: <c>-explicit only</c>.</summary>
public sealed class WatchKillTests : IAsyncLifetime
{
    private static readonly TimeSpan s_planting = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_twoIntervals = TimeSpan.FromMinutes(2);

    private static readonly string[] s_subreddits = ["python", "rust", "golang"];

    private readonly TemporaryFolder _state = new();
    private readonly ServerProcess?[] _servers = new ServerProcess?[2];
    private readonly int[] _ports = [RedisServer.FreePort(), RedisServer.FreePort()];
    private readonly Random _random = new(7);
    private RedditSimulator _simulator = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _simulator = await RedditSimulator.StartAsync(new SimulatorOptions(), Cancel);
        Start(0);
        Start(1);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            server?.Dispose();
        await _simulator.DisposeAsync();
        _state.Dispose();
    }

    [Fact(Explicit = true)]
    public async Task Every_planted_post_is_told_within_two_intervals_and_once()
    {
        var some = await CreateAsync(("subreddits", "python+rust+golang"));
        var all = await CreateAsync();
        var planted = new List<string>();
        var time = TimeProvider.System;
        var (begun, killed, kills) = (time.GetTimestamp(), time.GetTimestamp(), 0);
        while (time.GetElapsedTime(begun) < s_planting)
        {
            await Task.Delay(TimeSpan.FromSeconds(_random.Next(1, 3)), time, Cancel);
            var title = string.Create(CultureInfo.InvariantCulture, $"zorblax {planted.Count}");
            planted.AddRange(await _simulator.PlantAsync($$"""[{"subreddit":"{{s_subreddits[_random.Next(3)]}}","title":"{{title}}"}]"""));
            await _simulator.PlantAsync("""[{"subreddit":"rust","title":"zorblaxes, a decoy"}]""");
            if (time.GetElapsedTime(killed) < TimeSpan.FromSeconds(15))
                continue;
            var victim = _random.Next(2);
            _servers[victim]!.Dispose();
            await Task.Delay(TimeSpan.FromSeconds(_random.Next(0, 5)), time, Cancel);
            Start(victim);
            (killed, kills) = (time.GetTimestamp(), kills + 1);
        }

        await Task.Delay(s_twoIntervals, time, Cancel);
        kills.ShouldBeGreaterThan(5);
        (await ToldAsync(some)).ShouldBe(planted, ignoreOrder: true);
        (await ToldAsync(all)).ShouldBe(planted, ignoreOrder: true);
    }

    private void Start(int index) => _servers[index] = ServerProcess.Start(
        ["serve"],
        ("REDDIT_API_URL", _simulator.Url.AbsoluteUri), ("REDDIT_AUTH_URL", _simulator.Url.AbsoluteUri), ("REDDIT_CLIENT_ID", "test-client"),
        ("REDDIT_CLIENT_SECRET", Secrets.ClientSecret), ("REDDIT_MCP_CACHE_DIR", _state.Path), ("PORT", _ports[index].ToString(CultureInfo.InvariantCulture)));

    private async Task<string> CreateAsync(params (string Name, object? Value)[] arguments)
    {
        var answer = await AskAsync([("action", "create"), ("keywords", "zorblax"), ("check_interval", 1), .. arguments]);
        return answer.Structured.GetProperty("watch").GetProperty("watch_id").GetString()!;
    }

    private async Task<IReadOnlyList<string>> ToldAsync(string id)
    {
        var told = new List<string>();
        for (var cursor = id + ".0"; ;)
        {
            var answer = await AskAsync(("action", "check"), ("watch_id", id), ("cursor", cursor));
            told.AddRange(answer.AlertedIds);
            if (!answer.Structured.TryGetProperty("more_alerts", out _))
                return told;
            cursor = answer.Cursor!;
        }
    }

    /// <summary>Asks whichever server is up.</summary>
    private async Task<ToolAnswer> AskAsync(params (string Name, object? Value)[] arguments)
    {
        ToolAnswer? answer = null;
        await Patience.UntilAsync(
            async () =>
            {
                try
                {
                    var port = _ports[_random.Next(2)];
                    await using var client = await McpClient.CreateAsync(
                        new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/mcp")) }),
                        cancellationToken: Cancel);
                    answer = new ToolAnswer(await client.CallToolAsync(
                        "watch_keywords", arguments.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal), cancellationToken: Cancel));
                    return !answer.IsError;
                }
                catch (Exception failure) when (failure is HttpRequestException or IOException or ModelContextProtocol.McpException)
                {
                    return false;
                }
            },
            "a server answers");
        return answer!;
    }
}
