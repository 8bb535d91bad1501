using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RedditMcp.Bench;

/// <summary>
/// Two servers on one Redis and one key with Reddit's quota, asked for a thousand different things a minute, in real time: how much of each window they use, and whether
/// Reddit ever refused. Both are counted by the simulator, window by window. Ends with 1 unless each was used by 97 % and Reddit refused none.
/// </summary>
internal static class QuotaSpending
{
    private const int DemandPerMinute = 1000;
    private const int WindowSeconds = 600;
    private const double LeastShare = 0.97;

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
        var (isSpent, refusedBefore) = (true, 0);
        var start = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / WindowSeconds * WindowSeconds;
        for (var window = 1; window <= windows; window++)
        {
            start += WindowSeconds;
            await UntilAsync(start);
            for (var number = 0; SecondsSince(start) < WindowSeconds - 3; number++)
            {
                _ = AskAsync(http, number % 2 == 0 ? one : two, $"w{window}n{number}", waits, outcomes);
                await UntilAsync(start + ((number + 1) * 60.0 / DemandPerMinute));
            }

            await UntilAsync(start + WindowSeconds - 1);
            var (used, limit, refused) = await CountedAsync(http, simulator);
            Tell(window, (used, limit, refused - refusedBefore), waits, outcomes);
            isSpent &= used >= limit * LeastShare && refused == 0;
            refusedBefore = refused;
        }

        return isSpent ? 0 : 1;
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

    /// <summary>What the simulator counted: the calls of its current window, and the answers of 429 since it began.</summary>
    private static async Task<(int Used, int Limit, int Refused)> CountedAsync(HttpClient http, ServerProcess simulator)
    {
        using var statistics = JsonDocument.Parse(await http.GetStringAsync(new Uri(simulator.Url, "__stats")));
        var quota = statistics.RootElement.GetProperty("quota").GetProperty("bench");
        return (quota.GetProperty("used").GetInt32(), quota.GetProperty("limit").GetInt32(), statistics.RootElement.GetProperty("rate_limited").GetInt32());
    }

    private static void Tell(
        int window, (int Used, int Limit, int Refused) counted, ConcurrentBag<double> waits, ConcurrentDictionary<string, int> outcomes)
    {
        var sorted = waits.Order().ToArray();
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"window {window}: {counted.Used} of {counted.Limit} calls used 1 s before its end, {counted.Refused} refused by Reddit; "
            + $"{string.Join(", ", outcomes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} {pair.Key}"))}; "
            + $"wait p50 {Quantile(sorted, 0.5):0.0} p95 {Quantile(sorted, 0.95):0.0} s"));
        outcomes.Clear();
        waits.Clear();
    }

    private static double Quantile(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)(sorted.Length * share)];

    private static double SecondsSince(double start) => (TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0) - start;

    private static async Task UntilAsync(double instant)
    {
        while (-SecondsSince(instant) is var left && left > 0)
            await Task.Delay(TimeSpan.FromSeconds(left), TimeProvider.System);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
