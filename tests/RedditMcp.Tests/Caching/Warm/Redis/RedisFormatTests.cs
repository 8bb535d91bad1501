using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Caching;
using RedditMcp.Caching.Warm;
using RedditMcp.Caching.Warm.Redis;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Warm.Redis;

/// <summary>What others find in Redis, and what Redis says of itself.</summary>
public sealed class RedisFormatTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_names_and_fields_are_those_of_the_architecture()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var stores = WarmStores.OnRedis(redis.Url, new FakeTimeProvider());
        var at = new DateTimeOffset(2025, 11, 5, 14, 30, 0, TimeSpan.Zero);
        const string Name = "reddit:search:7f3a8c9d2e1b4f6a:v1";

        await stores.Tier.SetAsync(Name, "value"u8.ToArray(), TimeSpan.FromMinutes(10), Cancel);
        var written = new EntryWriting("""{"query":"x"}""", at, TimeSpan.FromSeconds(300), 15_420, TimeSpan.FromMinutes(10));
        await stores.Statistics.RecordAsync([new EntryUse(Name, 42, at.AddMinutes(75), written)], Cancel);
        await stores.Leases.TryTakeAsync("reddit:lease:search:7f3a8c9d2e1b4f6a:v1", "me", TimeSpan.FromMinutes(10), Cancel);
        await stores.Notices.PostAsync("purged", Cancel);

        (await redis.CliAsync("GET", Name)).ShouldBe("value");
        Fields(await redis.CliAsync("HGETALL", "reddit:meta:search:7f3a8c9d2e1b4f6a:v1")).ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tool"] = "search",
            ["params"] = """{"query":"x"}""",
            ["created_at"] = "2025-11-05T14:30:00.0000000Z",
            ["accessed_count"] = "42",
            ["last_accessed"] = "2025-11-05T15:45:00.0000000Z",
            ["ttl_seconds"] = "300",
            ["size_bytes"] = "15420",
        }, ignoreOrder: true);
        (await redis.CliAsync("PFCOUNT", "reddit:stats:keys:search")).ShouldBe("1");
        (await redis.CliAsync("GET", "reddit:lease:search:7f3a8c9d2e1b4f6a:v1")).ShouldBe("me");
        (await redis.CliAsync("XRANGE", "reddit:notices:v1", "-", "+")).ShouldEndWith("notice\npurged");
        foreach (var key in (string[])[Name, "reddit:meta:search:7f3a8c9d2e1b4f6a:v1", "reddit:lease:search:7f3a8c9d2e1b4f6a:v1"])
            long.Parse(await redis.CliAsync("PTTL", key), CultureInfo.InvariantCulture).ShouldBeInRange(1, 600_000);
        long.Parse(await redis.CliAsync("PTTL", "reddit:notices:v1"), CultureInfo.InvariantCulture).ShouldBeInRange(1, 172_800_000);
        (await redis.CliAsync("PTTL", "reddit:stats:keys:search")).ShouldBe("-1");
    }

    [Fact]
    public async Task The_status_is_what_redis_says_of_itself()
    {
        await using var redis = await RedisServer.StartAsync("--maxmemory", "100mb", "--maxmemory-policy", "volatile-lru");
        await using var stores = WarmStores.OnRedis(redis.Url, new FakeTimeProvider());
        (await stores.WorksAsync()).ShouldBeTrue();

        var status = await stores.Tier.StatusAsync(Cancel);

        (status.Store, status.Place).ShouldBe(("redis", redis.Url["redis://".Length..]));
        (status.Limit, status.Policy, status.Keys).ShouldBe((104_857_600, "volatile-lru", 1));
        (status.Evicted, status.Hits, status.Misses).ShouldBe((0, 1, 0));
        status.Bytes!.Value.ShouldBeInRange(100_000, 104_857_600);
    }

    [Theory]
    [InlineData("noeviction", false)]
    [InlineData("volatile-lru", false)]
    [InlineData("allkeys-lru", true)]
    public async Task What_must_survive_is_warned_of_a_store_that_may_drop_it(string policy, bool isWarned)
    {
        await using var redis = await RedisServer.StartAsync("--maxmemory-policy", policy);
        await using var together = WarmStores.OnRedis(redis.Url, new FakeTimeProvider());
        await using var apart = WarmStores.Open(new CacheOptions(), new FakeTimeProvider(), new StateOptions { Redis = redis.Url });

        foreach (var stores in (WarmStores[])[together, apart])
        {
            var warning = await stores.State.FindTroubleAsync(Cancel);
            (await stores.State.WarningAsync(Cancel)).ShouldBe(warning);
            if (isWarned)
                warning!.ShouldContain("allkeys-lru");
            else
                warning.ShouldBeNull();
        }
    }

    [Fact]
    public async Task The_start_says_so_once()
    {
        await using var redis = await RedisServer.StartAsync("--maxmemory-policy", "allkeys-lru");
        await using var stores = WarmStores.OnRedis(redis.Url, new FakeTimeProvider());
        var notice = stores.Hosted.OfType<StateNotice>().Single();

        await notice.StartAsync(Cancel);
        await notice.ExecuteTask!;

        stores.Logs.Lines.Count(line => line.Contains("state_may_be_dropped", StringComparison.Ordinal) && line.Contains("allkeys-lru", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_drops_nothing_that_must_survive()
    {
        await using var stores = WarmStores.Open(new CacheOptions(), new FakeTimeProvider());

        (await stores.State.WarningAsync(Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task What_must_survive_is_known_to_be_out_of_reach()
    {
        using var folder = new TemporaryFolder();
        await using var stores = WarmStores.Open(
            new CacheOptions { Directory = folder.Path }, TimeProvider.System, new StateOptions { Redis = "redis://127.0.0.1:1" });

        (await stores.Tier.StatusAsync(Cancel)).Trouble.ShouldBeNull();
        (await stores.State.FindTroubleAsync(Cancel)).ShouldNotBeNull().ShouldContain("share of the quota");
        (await stores.State.WarningAsync(Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_of_what_must_survive_that_cannot_be_made_is_told()
    {
        using var folder = new TemporaryFolder();
        var occupied = Path.Combine(folder.Path, "occupied");
        await File.WriteAllTextAsync(occupied, "no folder", Cancel);
        await using var stores = WarmStores.OnFile(occupied, new FakeTimeProvider());

        (await stores.State.FindTroubleAsync(Cancel)).ShouldNotBeNull().ShouldContain("What must survive cannot be kept.");
    }

    private static Dictionary<string, string> Fields(string lines) =>
        lines.Split('\n').Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
