using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace RedditMcp.Bench;

/// <summary>
/// What a hit costs: cached posts of one community over HTTP, with all checks, metrics and the log as they are shipped, against a server that does
/// nothing but write the same bytes (<see cref="BareServer"/>), and where its folder is given, against npm reddit-mcp-buddy with its Reddit at our
/// simulator. All take turns within a round; a ratio is to the runs of the other before and after.
/// </summary>
internal static class ServeThroughput
{
    private const int Rounds = 5;

    /// <summary>Rounds before those that count: compiling what is used often takes the runtime more than half a minute of load, and is half of the first round's time.</summary>
    private const int WarmUps = 4;

    private const string Accept = "application/json, text/event-stream";

    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_subreddit_posts","arguments":{"subreddit":"python"}}}""";

    private const string ModernCall = """
        {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{},"io.modelcontextprotocol/clientInfo":{"name":"bench","version":"1"}},"name":"get_subreddit_posts","arguments":{"subreddit":"python"}}}
        """;

    private const string PeerCall = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"browse_subreddit","arguments":{"subreddit":"python"}}}""";

    private static readonly string s_2025 = Wrk.Post(
        Call, ("Accept", Accept), ("Content-Type", "application/json"), ("MCP-Protocol-Version", "2025-11-25"));

    private static readonly string s_2026 = Wrk.Post(
        ModernCall, ("Accept", Accept), ("Content-Type", "application/json"), ("MCP-Protocol-Version", "2026-07-28"),
        ("Mcp-Method", "tools/call"), ("Mcp-Name", "get_subreddit_posts"));

    private static readonly string s_peer = Wrk.Post(
        PeerCall, ("Accept", Accept), ("Content-Type", "application/json"), ("MCP-Protocol-Version", "2025-06-18"));

    public static async Task<int> RunAsync(string program, int seconds, string? peerFolder)
    {
        using var simulator = await ServerProcess.StartAsync(program, "simulate", port => ["--port", Text(port), "--qpm", "100000000"], s_none);
        using var server = await StartQuietAsync("\"$0\" serve --Server:Port=$1", program, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["REDDIT_API_URL"] = simulator.Url.AbsoluteUri,
            ["REDDIT_AUTH_URL"] = simulator.Url.AbsoluteUri,
            ["REDDIT_CLIENT_ID"] = "bench",
            ["REDDIT_CLIENT_SECRET"] = "bench",
        });
        var answerFile = Path.GetTempFileName();
        await File.WriteAllBytesAsync(answerFile, await AskAsync(server, Call));
        using var bare = await ServerProcess.StartAsync(Environment.ProcessPath!, "bare", port => [Text(port), answerFile], s_none);
        using var peer = peerFolder is null ? null : await StartPeerAsync(peerFolder, simulator);

        var round = 1 - WarmUps;
        for (; round <= Rounds; round++)
        {
            var legacy = await BesideAsync(s_2025, "2025-11-25");
            await BesideAsync(s_2026, "2026-07-28");
            if (peer is not null)
                TellPeer(round, legacy, await Wrk.RunAsync(peer, seconds, s_peer), await Wrk.RunAsync(server, seconds, s_2025));
        }

        File.Delete(answerFile);
        return 0;

        // The same request for both: that of 2026-07-28 is longer, and takes longer to parse for anybody.
        async Task<WrkResult> BesideAsync(string request, string era)
        {
            var before = await Wrk.RunAsync(bare, seconds, request);
            var ours = await Wrk.RunAsync(server, seconds, request);
            var after = await Wrk.RunAsync(bare, seconds, request);
            Tell(round, "bare", before, null);
            Tell(round, era, ours, (before.PerSecond + after.PerSecond) / 2);
            return ours;
        }
    }

    private static readonly Dictionary<string, string> s_none = [];

    /// <summary>Starts a server whose log goes nowhere, so that reading it is not measured.</summary>
    private static Task<ServerProcess> StartQuietAsync(string command, string program, IReadOnlyDictionary<string, string> environment) =>
        ServerProcess.StartAsync("/bin/sh", "-c", port => [$"exec {command} > /dev/null 2> /dev/null", program, Text(port)], environment);

    private static async Task<ServerProcess> StartPeerAsync(string folder, ServerProcess simulator)
    {
        var redirect = Path.GetFullPath(Path.Combine(folder, "..", "peer", "redirect.mjs"));
        var peer = await StartQuietAsync(
            $"env REDDIT_BUDDY_PORT=$1 node --import \"{redirect}\" \"$0\" --http",
            Path.Combine(folder, "node_modules", "reddit-mcp-buddy", "dist", "cli.js"),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["REDIRECT_TO"] = simulator.Url.AbsoluteUri,
                ["REDDIT_CLIENT_ID"] = "bench",
                ["REDDIT_CLIENT_SECRET"] = "bench",
                ["NODE_ENV"] = "production",
            });
        var answer = Encoding.UTF8.GetString(await AskAsync(peer, PeerCall));
        if (!answer.Contains("num_comments", StringComparison.Ordinal) || answer.Contains("isError\":true", StringComparison.Ordinal))
            throw new InvalidOperationException("The peer has no posts: " + answer[..Math.Min(500, answer.Length)]);
        return peer;
    }

    private static async Task<byte[]> AskAsync(ServerProcess server, string call)
    {
        using var client = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Url, "mcp")) { Content = new StringContent(call, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Accept.ParseAdd(Accept);
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static void Tell(int round, string what, WrkResult result, double? bare) => Console.Error.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"round {round}: {what,-10} {result.PerSecond,8:0}/s  p50 {result.P50:0.00} ms  p99 {result.P99:0.00} ms  {result.CpuMicroseconds:0.0} us CPU")
        + (bare is { } other ? string.Create(CultureInfo.InvariantCulture, $"  {result.PerSecond / other:0.00} x bare") : ""));

    private static void TellPeer(int round, WrkResult before, WrkResult peer, WrkResult after)
    {
        Tell(round, "peer", peer, null);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"round {round}: {(before.PerSecond + after.PerSecond) / 2 / peer.PerSecond:0.0} x the peer's requests/s, {(before.P99 + after.P99) / 2 / peer.P99:0.00} x its p99, {(before.CpuMicroseconds + after.CpuMicroseconds) / 2 / peer.CpuMicroseconds:0.00} x its CPU"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
