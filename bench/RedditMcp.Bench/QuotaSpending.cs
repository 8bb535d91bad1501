using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RedditMcp.Bench;

/// <summary>
/// Two servers on one Redis and one key with Reddit's quota, asked for a thousand different things a minute, in real time: how much of each window they use, and whether
/// Reddit ever refused. Both are counted by the simulator.
/// </summary>
internal static class QuotaSpending
{
    private const int DemandPerMinute = 1000;
    private const int WindowSeconds = 600;

    /// <summary>Runs from the start of the next window on.</summary>
    /// <param name="program">The built <c>reddit-mcp</c>.</param>
    /// <param name="redis">An empty Redis.</param>
    /// <param name="windows">For how many windows.</param>
    public static async Task<int> RunAsync(string program, string redis, int windows)
    {
        using var simulator = await ServerProcess.StartAsync(
            program, "simulate", port => ["--port", Text(port), "--qpm", "100", "--latency", "100-300"], new Dictionary<string, string>(StringComparer.Ordinal));
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["REDDIT_API_URL"] = simulator.Url.AbsoluteUri,
            ["REDDIT_AUTH_URL"] = simulator.Url.AbsoluteUri,
            ["REDDIT_CLIENT_ID"] = "bench",
            ["REDDIT_CLIENT_SECRET"] = "bench",
            ["REDIS_URL"] = redis,
            ["LOG_LEVEL"] = "Warning",
        };
        using var one = await ServerProcess.StartAsync(program, "serve", port => [$"--Server:Port={Text(port)}"], environment);
        using var two = await ServerProcess.StartAsync(program, "serve", port => [$"--Server:Port={Text(port)}"], environment);
        var (waits, outcomes) = (new ConcurrentBag<double>(), new ConcurrentDictionary<string, int>(StringComparer.Ordinal));
        using var http = new HttpClient();
        for (var window = 1; window <= windows; window++)
        {
            await Task.Delay(TimeSpan.FromSeconds(WindowSeconds - SecondsIntoWindow()), TimeProvider.System);
            var started = Stopwatch.StartNew();
            var asked = new List<Task>();
            while (SecondsIntoWindow() < WindowSeconds - 3)
            {
                var number = asked.Count;
                asked.Add(AskAsync(http, number % 2 == 0 ? one : two, $"w{window}n{number}", waits, outcomes));
                var due = TimeSpan.FromMinutes((double)asked.Count / DemandPerMinute) - started.Elapsed;
                if (due > TimeSpan.Zero)
                    await Task.Delay(due, TimeProvider.System);
            }

            await TellAsync(http, simulator, window, waits, outcomes);
            await Task.WhenAny(Task.WhenAll(asked), Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System)); // the last ones may wait into the next window
        }

        return 0;
    }

    private static async Task AskAsync(
        HttpClient http, ServerProcess server, string subreddit, ConcurrentBag<double> waits, ConcurrentDictionary<string, int> outcomes)
    {
        var call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_subreddit_posts","arguments":{"subreddit":"NAME","limit":1}}}"""
            .Replace("NAME", subreddit, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Url, "mcp")) { Content = new StringContent(call, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", "2025-11-25");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var start = text.IndexOf('{', StringComparison.Ordinal);
        using var answer = JsonDocument.Parse(text[start..(text.LastIndexOf('}') + 1)]);
        var content = answer.RootElement.GetProperty("result").GetProperty("structuredContent");
        var outcome = content.TryGetProperty("error", out var error) ? error.GetProperty("kind").GetString()! : "served";
        outcomes.AddOrUpdate(outcome, 1, static (_, count) => count + 1);
        if (outcome == "served")
            waits.Add(content.GetProperty("metadata").GetProperty("waited_seconds").GetDouble());
    }

    private static async Task TellAsync(
        HttpClient http, ServerProcess simulator, int window, ConcurrentBag<double> waits, ConcurrentDictionary<string, int> outcomes)
    {
        using var statistics = JsonDocument.Parse(await http.GetStringAsync(new Uri(simulator.Url, "__stats")));
        var quota = statistics.RootElement.GetProperty("quota").GetProperty("bench");
        var refused = statistics.RootElement.GetRawText().Split("\"429\":").Skip(1).Sum(part => int.Parse(part.TrimStart().Split(',', '}', '\n')[0], CultureInfo.InvariantCulture));
        var sorted = waits.Order().ToArray();
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"window {window}: {quota.GetProperty("used")} of {quota.GetProperty("limit")} calls used 3 s before its end, {refused} refused by Reddit so far; "
            + $"{string.Join(", ", outcomes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} {pair.Key}"))}; "
            + $"wait p50 {sorted[sorted.Length / 2]:0.0} p95 {sorted[(int)(sorted.Length * 0.95)]:0.0} s"));
        outcomes.Clear();
        waits.Clear();
    }

    private static double SecondsIntoWindow() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0 % WindowSeconds;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
