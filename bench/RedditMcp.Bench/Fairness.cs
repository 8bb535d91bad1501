using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace RedditMcp.Bench;

/// <summary>
/// What a greedy user of the free tier does to 20 modest ones (of the pro tier, so that none meets its own limit when a round begins anew): how long these wait for something new, a question each every 15 seconds, alone and beside one
/// who asks for new things with four connections and without a pause.
/// </summary>
internal static class Fairness
{
    private const int ModestUsers = 20;
    private const int GreedyConnections = 4;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(15);

    /// <summary>Measures rounds without and with, in turn.</summary>
    /// <param name="program">The built <c>reddit-mcp</c>.</param>
    /// <param name="seconds">For how long a round goes.</param>
    public static async Task<int> RunAsync(string program, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("reddit-mcp-fairness-").FullName;
        using var simulator = await ServerProcess.StartAsync(
            program, "simulate", port => ["--port", Text(port), "--qpm", "1000000", "--latency", "200-400"], new Dictionary<string, string>(StringComparer.Ordinal));
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["REDDIT_API_URL"] = simulator.Url.AbsoluteUri,
            ["REDDIT_AUTH_URL"] = simulator.Url.AbsoluteUri,
            ["REDDIT_CLIENT_ID"] = "bench",
            ["REDDIT_CLIENT_SECRET"] = "bench",
            ["REDDIT_MCP_CACHE_DIR"] = folder,
        };
        var keys = new List<string>();
        for (var user = 0; user <= ModestUsers; user++)
            keys.Add(await MakeKeyAsync(program, user < ModestUsers ? "pro" : "free", environment));
        using var server = await ServerProcess.StartAsync(program, "serve", port => [$"--Server:Port={Text(port)}"], environment);

        await RoundAsync(server, keys, "warm-up", seconds: 15, isGreedyThere: false);
        for (var round = 1; round <= 3; round++)
        {
            await RoundAsync(server, keys, $"{round} alone", seconds, isGreedyThere: false);
            await RoundAsync(server, keys, $"{round} beside", seconds, isGreedyThere: true);
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task RoundAsync(ServerProcess server, List<string> keys, string name, int seconds, bool isGreedyThere)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var waits = new List<double>();
        var outcomes = new Dictionary<string, int>(StringComparer.Ordinal);
        var modest = Enumerable.Range(0, ModestUsers).Select(user => AskModestlyAsync(server, keys[user], user, name, waits, end.Token));
        var greedy = Enumerable.Range(0, isGreedyThere ? GreedyConnections : 0).Select(part => AskGreedilyAsync(server, keys[^1], $"{name} {part}", outcomes, end.Token));
        await Task.WhenAll([.. modest, .. greedy]);
        waits.Sort();
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-9} modest: {waits.Count} new questions, p50 {waits[waits.Count / 2]:0} ms, p95 {waits[waits.Count * 95 / 100]:0} ms  ")
            + string.Join(", ", outcomes.Select(outcome => $"greedy {outcome.Key}: {outcome.Value}")));
    }

    private static async Task AskModestlyAsync(ServerProcess server, string key, int user, string round, List<double> waits, CancellationToken end)
    {
        using var http = ClientOf(server, key);
        try
        {
            await Task.Delay(s_pause * user / ModestUsers, TimeProvider.System, end);
            for (var question = 0; ; question++)
            {
                var started = Stopwatch.GetTimestamp();
                var outcome = await AskAsync(http, $"modest {round} {user} {question}");
                if (outcome != "answered")
                    throw new InvalidOperationException($"A modest user was not answered but {outcome}.");
                lock (waits)
                    waits.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                await Task.Delay(s_pause, TimeProvider.System, end);
            }
        }
        catch (OperationCanceledException)
        {
            // the round is over
        }
    }

    private static async Task AskGreedilyAsync(ServerProcess server, string key, string part, Dictionary<string, int> outcomes, CancellationToken end)
    {
        using var http = ClientOf(server, key);
        for (var question = 0; !end.IsCancellationRequested; question++)
        {
            var outcome = await AskAsync(http, $"greedy {part} {question}");
            lock (outcomes)
                outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }
    }

    private static async Task<string> AskAsync(HttpClient http, string words)
    {
        var call = $$$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search_reddit","arguments":{"query":"{{{{words}}}}","limit":5}}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "mcp") { Content = new StringContent(call, Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        using var response = await http.SendAsync(request);
        if (!response.IsSuccessStatusCode)
            return Text((int)response.StatusCode);
        var answer = await response.Content.ReadAsStringAsync();
        return answer.Contains("\"isError\":true", StringComparison.Ordinal) ? "refused" : "answered";
    }

    private static HttpClient ClientOf(ServerProcess server, string key)
    {
        var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }

    private static async Task<string> MakeKeyAsync(string program, string tier, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, ["keys", "add", tier]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (key, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? (await key).TrimEnd() : throw new InvalidOperationException(await errors);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
