using System.Globalization;
using System.Net;
using System.Text;
using ModelContextProtocol.Client;
using RedditMcp.Tests.Harness;
using RedditMcp.Tests.Server.Stdio;

namespace RedditMcp.Tests.Server.Http;

/// <summary>Two server processes on one Redis, and keys from the command line. Alone, because they take all of a small machine.</summary>
[Collection(ManyProcesses.Name)]
public sealed class ManyInstancesTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Instances_share_keys_and_quotas()
    {
        await using var redis = await RedisServer.StartAsync();
        var key = await RunAsync(redis, "keys", "add", "free");
        var (firstPort, secondPort) = (RedisServer.FreePort(), RedisServer.FreePort());
        using var first = await ServeAsync(redis, firstPort);
        using var second = await ServeAsync(redis, secondPort);
        await using var here = await ConnectAsync(firstPort, key);
        await using var there = await ConnectAsync(secondPort, key);

        // Within a minute, or nothing could be said of it; it takes a few seconds.
        string[] subreddits = ["python", "rust", "golang", "java", "perl"];
        for (var call = 0; call < subreddits.Length; call++)
        {
            var answer = await AskAsync(call % 2 == 0 ? here : there, subreddits[call]);
            answer.IsError.ShouldBeFalse(answer.Text);
            answer.Metadata.GetProperty("quota").GetProperty("remaining").GetInt32().ShouldBe(4 - call);
        }

        (await AskAsync(here, "haskell")).ErrorKind.ShouldBe("rate_limited");
        (await AskAsync(there, "haskell")).ErrorKind.ShouldBe("rate_limited");

        await RunAsync(redis, "keys", "revoke", (await RunAsync(redis, "keys", "list"))[..12]);
        await Patience.UntilAsync(async () => await IsRefusedAsync(firstPort, key) && await IsRefusedAsync(secondPort, key), "both refuse a key that was revoked");
    }

    [Fact]
    public async Task With_a_key_a_server_may_listen_to_other_machines_and_still_lets_nobody_in_without()
    {
        await using var redis = await RedisServer.StartAsync();
        await RunAsync(redis, "keys", "add", "free");
        var port = RedisServer.FreePort();
        using var server = await ServeAsync(redis, port, ("Server__Bind", "0.0.0.0"));

        (await IsRefusedAsync(port, key: null)).ShouldBeTrue();
    }

    private static async Task<bool> IsRefusedAsync(int port, string? key)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, At(port, "mcp")) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        if (key is not null)
            request.Headers.Authorization = new("Bearer", key);
        using var response = await http.SendAsync(request, Cancel);
        return response.StatusCode is HttpStatusCode.Unauthorized;
    }

    private static async Task<string> RunAsync(RedisServer redis, params string[] arguments)
    {
        using var process = ServerProcess.Start(arguments, ("REDIS_URL", redis.Url));
        var output = process.Output.ReadToEndAsync(Cancel);
        (await process.EndAsync(s_patience)).ShouldBe(0);
        return (await output).TrimEnd();
    }

    private static async Task<ServerProcess> ServeAsync(RedisServer redis, int port, params (string, string)[] more)
    {
        var server = ServerProcess.Start(
            ["serve", "--simulate"], [("REDIS_URL", redis.Url), ("PORT", port.ToString(CultureInfo.InvariantCulture)), .. more]);
        using var http = new HttpClient(new SocketsHttpHandler());
        await Patience.UntilAsync(
            async () =>
            {
                try
                {
                    using var response = await http.GetAsync(At(port, "health/live"), Cancel);
                    return response.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "the server listens");
        return server;
    }

    private static Task<McpClient> ConnectAsync(int port, string key) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = At(port, "mcp"),
            AdditionalHeaders = new Dictionary<string, string>(StringComparer.Ordinal) { ["Authorization"] = "Bearer " + key },
        }),
        cancellationToken: Cancel);

    private static Uri At(int port, string path) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{path}"));

    private static async Task<ToolAnswer> AskAsync(McpClient client, string subreddit) => new(await client.CallToolAsync(
        "get_subreddit_posts", new Dictionary<string, object?>(StringComparer.Ordinal) { ["subreddit"] = subreddit }, cancellationToken: Cancel));
}
