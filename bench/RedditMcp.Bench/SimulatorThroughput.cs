using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace RedditMcp.Bench;

/// <summary>
/// Whether the simulator could be the bottleneck of a load test: its requests a second, against those of a server that has to ask it for every
/// answer (<c>max_age_seconds</c> 0). Both are asked for the same listings of 100 posts in one run, after a first round that is not counted.
/// </summary>
internal static class SimulatorThroughput
{
    private const int Concurrency = 16;
    private const int Rounds = 3;

    private static readonly string[] s_subreddits =
    [
        "all", "popular", "askreddit", "worldnews", "technology", "science", "gaming", "movies", "music", "books", "python", "programming",
        "news", "todayilearned", "explainlikeimfive", "personalfinance", "fitness", "cooking", "photography", "travel",
    ];

    private static readonly string[] s_sorts = ["hot", "new", "top", "rising", "controversial"];

    public static async Task<int> RunAsync(string program, int seconds)
    {
        using var simulator = await ServerProcess.StartAsync(
            program, "simulate", port => ["--port", Text(port), "--qpm", "100000000"], new Dictionary<string, string>(StringComparer.Ordinal));
        using var server = await ServerProcess.StartAsync(
            program, "serve", port => [$"--Server:Port={Text(port)}"], new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["REDDIT_API_URL"] = simulator.Url.AbsoluteUri,
                ["REDDIT_AUTH_URL"] = simulator.Url.AbsoluteUri,
                ["REDDIT_CLIENT_ID"] = "bench",
                ["REDDIT_CLIENT_SECRET"] = "bench",
                ["LOG_LEVEL"] = "Warning",
            });
        using var client = new HttpClient(new SocketsHttpHandler());
        var token = await TokenAsync(client, simulator.Url);

        var duration = TimeSpan.FromSeconds(seconds);
        for (var round = 0; round <= Rounds; round++)
        {
            var direct = await LoadLoop.RunAsync(duration, Concurrency, n => AskSimulatorAsync(client, simulator.Url, token, n));
            var through = await LoadLoop.RunAsync(duration, Concurrency, n => AskServerAsync(client, server.Url, n));
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"round {round}: simulator {direct:0}/s, server asking it cold {through:0}/s, ratio {direct / through:0.0}"));
        }

        return 0;
    }

    private static async Task<string> TokenAsync(HttpClient client, Uri simulator)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(simulator, "api/v1/access_token"))
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
        request.Headers.UserAgent.ParseAdd("bench/1");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("bench:bench"u8));
        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<Dictionary<string, object>>();
        return answer!["access_token"].ToString()!;
    }

    private static async Task AskSimulatorAsync(HttpClient client, Uri simulator, string token, int n)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(simulator, $"r/{SubredditOf(n)}/{SortOf(n)}?limit=100&raw_json=1"));
        request.Headers.UserAgent.ParseAdd("bench/1");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await response.Content.CopyToAsync(Stream.Null); // a client that keeps 400 KB would be measured instead
    }

    private static async Task AskServerAsync(HttpClient client, Uri server, int n)
    {
        var call = $$"""
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_subreddit_posts",
            "arguments":{"subreddit":"{{SubredditOf(n)}}","sort":"{{SortOf(n)}}","max_age_seconds":0} } }
            """;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "mcp")) { Content = new StringContent(call, Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2025-11-25");
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadAsStringAsync();
        if (!answer.Contains("structuredContent", StringComparison.Ordinal) || answer.Contains("isError\":true", StringComparison.Ordinal))
            throw new InvalidOperationException(answer[..Math.Min(answer.Length, 500)]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string SubredditOf(int n) => s_subreddits[n % s_subreddits.Length];

    private static string SortOf(int n) => s_sorts[n / s_subreddits.Length % s_sorts.Length];
}
