using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Caching;
using RedditMcp.Caching.Warm;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching;

/// <summary>The whole product on stores that fail: callers get their answers, each its own, and the server recovers by itself.</summary>
public sealed class BadDayTests
{
    private int _calls;

    [Fact]
    public async Task Redis_is_killed_and_comes_back()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var session = await StartAsync(redis);
        await ShouldAnswerAsync(session, "before");

        await redis.KillAsync();
        await ShouldAnswerAsync(session, "while");
        await ShouldAnswerAsync(session, "before");     // from memory
        _calls.ShouldBe(2);

        await redis.RestartAsync();
        await ShouldStoreAgainAsync(session, redis);
    }

    [Fact]
    public async Task Redis_hangs_and_goes_on()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var session = await StartAsync(redis);
        await ShouldAnswerAsync(session, "before");

        await redis.StopAsync();
        await ShouldAnswerAsync(session, "while");
        await ShouldAnswerAsync(session, "meanwhile");

        await redis.ContinueAsync();
        await ShouldStoreAgainAsync(session, redis);
    }

    [Fact]
    public async Task Redis_is_full()
    {
        await using var redis = await RedisServer.StartAsync("--maxmemory", "1mb", "--maxmemory-policy", "noeviction");
        await using var session = await StartAsync(redis);
        await ShouldAnswerAsync(session, "one");
        await ShouldAnswerAsync(session, "two");
        await ShouldAnswerAsync(session, "one");

        var status = await StatusOfAsync(session);
        status.ShouldContain("warm tier: redis");
    }

    [Fact]
    public async Task Redis_is_no_redis_at_all()
    {
        using var teapot = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        teapot.Start();
        var port = ((IPEndPoint)teapot.LocalEndpoint).Port;
        _ = BrewAsync(teapot);
        await using var session = await ProductSession.StartAsync(Reddit(), TimeProvider.System, ("Cache:Redis", $"redis://127.0.0.1:{port}"));

        await ShouldAnswerAsync(session, "one");
        await ShouldAnswerAsync(session, "two");
        await ShouldAnswerAsync(session, "one");
        (await StatusOfAsync(session)).ShouldContain("not available");
    }

    [Fact]
    public async Task Two_versions_of_the_program_share_one_redis()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var older = await StartAsync(redis);
        await using var newer = await ProductSession.StartOtherVersionAsync(
            Reddit(),
            services => services.AddSingleton(new EntryVersions("v2", "v1", entry => entry with { Drift = 2 })),
            ("Cache:Redis", redis.Url));

        await ShouldAnswerAsync(older, "one");
        await ShouldAnswerAsync(newer, "one");      // taken over
        _calls.ShouldBe(1);
        await ShouldAnswerAsync(newer, "two");
        await ShouldAnswerAsync(older, "two");      // the older cannot read what the newer wrote, and asks for itself
        _calls.ShouldBe(3);
        await ShouldAnswerAsync(older, "one");
        await ShouldAnswerAsync(newer, "two");
        _calls.ShouldBe(3);
        var names = (await redis.CliAsync("--scan", "--pattern", "reddit:posts:*")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        names.Count(name => name.EndsWith(":v1", StringComparison.Ordinal)).ShouldBe(2);
        names.Count(name => name.EndsWith(":v2", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_redis_that_a_simulator_filled_is_given_to_the_real_reddit()
    {
        await using var redis = await RedisServer.StartAsync();
        await using (var simulator = await RedditSimulator.StartAsync(new SimulatorOptions(), TestContext.Current.CancellationToken))
        await using (var simulated = await ProductSession.StartAsync(simulator, TimeProvider.System, ("Cache:Redis", redis.Url)))
            (await simulated.CallAsync("get_subreddit_posts", ("subreddit", "python"))).Metadata.GetProperty("source").GetString().ShouldBe("simulator");
        (await redis.CliAsync("--scan", "--pattern", "*posts:*")).ShouldContain("simulator");

        await using var session = await StartAsync(redis);
        await ShouldAnswerAsync(session, "python");
        var again = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));

        again.Metadata.GetProperty("source").GetString().ShouldBe("reddit");
        again.Text.ShouldNotContain("SIMULATED");
        _calls.ShouldBe(1);
    }

    [Fact]
    public async Task The_cache_folder_cannot_be_used()
    {
        using var folder = new TemporaryFolder();
        var notAFolder = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(notAFolder, "", TestContext.Current.CancellationToken);
        await using var session = await ProductSession.StartAsync(Reddit(), TimeProvider.System, ("Cache:Directory", Path.Combine(notAFolder, "cache")));

        await ShouldAnswerAsync(session, "one");
        await ShouldAnswerAsync(session, "two");
        await ShouldAnswerAsync(session, "one");
        _calls.ShouldBe(2);
        (await StatusOfAsync(session)).ShouldContain("warm tier: sqlite, not available");
    }

    [Fact]
    public async Task The_cache_file_is_overwritten_under_a_running_server()
    {
        using var folder = new TemporaryFolder();
        await using var session = await ProductSession.StartAsync(Reddit(), TimeProvider.System, ("Cache:Directory", folder.Path));
        await ShouldAnswerAsync(session, "one");
        foreach (var file in Directory.GetFiles(folder.Path, "*.db*"))
            await File.WriteAllBytesAsync(file, new byte[8192], TestContext.Current.CancellationToken);

        await ShouldAnswerAsync(session, "two");
        await ShouldAnswerAsync(session, "one");
        var tier = session.Services.GetRequiredService<IWarmTier>();
        await Patience.UntilAsync(
            async () => (await tier.StatusAsync(TestContext.Current.CancellationToken)).Trouble is null, "the file was replaced");
    }

    /// <summary>Answers whoever connects with what no Redis says, until the listener is gone.</summary>
    private static async Task BrewAsync(System.Net.Sockets.TcpListener teapot)
    {
        while (true)
        {
            using var client = await teapot.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync("HTTP/1.1 418 I am a teapot\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }
    }

    private ScriptedReddit Reddit() => new(request =>
    {
        if (request.RequestUri!.AbsolutePath == "/api/v1/access_token")
            return null;
        Interlocked.Increment(ref _calls);
        var name = request.RequestUri.AbsolutePath.Split('/')[2];
        return ScriptedReddit.Json($$$"""{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"id":"{{{name}}}","title":"{{{new string('x', 300_000)}}}"}}],"after":null}}""");
    });

    private Task<ProductSession> StartAsync(RedisServer redis) =>
        ProductSession.StartAsync(Reddit(), TimeProvider.System, ("Cache:Redis", redis.Url));

    private static async Task ShouldAnswerAsync(ProductSession session, string subreddit) =>
        (await session.CallAsync("get_subreddit_posts", ("subreddit", subreddit))).Ids("posts").ShouldBe([subreddit]);

    /// <summary>Asks new questions until an answer is in Redis again.</summary>
    private static async Task ShouldStoreAgainAsync(ProductSession session, RedisServer redis)
    {
        var (before, number) = (await CountAsync(redis), 0);
        await Patience.UntilAsync(
            async () =>
            {
                await ShouldAnswerAsync(session, $"after{number++ % 1000}");
                return await CountAsync(redis) > before;
            },
            "an answer was stored again");
    }

    private static async Task<int> CountAsync(RedisServer redis) =>
        (await redis.CliAsync("--scan", "--pattern", "reddit:posts:*")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    private static async Task<string> StatusOfAsync(ProductSession session) =>
        ((ModelContextProtocol.Protocol.TextResourceContents)(await session.ReadAsync("reddit://status")).Contents[0]).Text;
}
