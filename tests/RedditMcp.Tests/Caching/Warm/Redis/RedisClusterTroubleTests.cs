using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Warm.Redis;

/// <summary>The bad days of a cluster.</summary>
public sealed class RedisClusterTroubleTests
{
    private static readonly string[] s_names = [.. Enumerable.Range(0, 12).Select(n => string.Create(CultureInfo.InvariantCulture, $"t:posts:{n}:v1"))];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_dead_master_held_is_missing_and_the_rest_is_served()
    {
        await using var cluster = await RedisCluster.StartAsync("--cluster-require-full-coverage", "no");
        await using var stores = WarmStores.OnRedis(cluster.Url, new FakeTimeProvider());
        foreach (var name in s_names)
            (await stores.Tier.SetAsync(name, "x"u8.ToArray(), TimeSpan.FromHours(1), Cancel)).ShouldBeTrue();

        await cluster.Nodes[0].KillAsync();
        var served = s_names.Length;
        await Patience.UntilAsync(async () => (served = await ServedAsync(stores)) < s_names.Length, "the loss is noticed");
        served.ShouldBeGreaterThan(s_names.Length / 3);
        for (var round = 0; round < 2; round++)
            (await ServedAsync(stores)).ShouldBe(served);

        stores.Tier.IsAvailable.ShouldBeTrue();
        (await stores.Tier.StatusAsync(Cancel)).Trouble!.ShouldContain("A node of the Redis cluster");
        stores.Logs.Lines.Count(line => line.Contains("warm_tier_trouble", StringComparison.Ordinal)).ShouldBe(1);

        await cluster.Nodes[0].RestartAsync();
        await Patience.UntilAsync(
            async () =>
            {
                var areTaken = true;
                foreach (var name in s_names)
                    areTaken &= await stores.Tier.SetAsync(name, "x"u8.ToArray(), TimeSpan.FromHours(1), Cancel);
                return areTaken;
            },
            "the node is taken back");
        (await stores.Tier.StatusAsync(Cancel)).Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_slot_that_has_moved_is_followed()
    {
        await using var cluster = await RedisCluster.StartAsync();
        await using var stores = WarmStores.OnRedis(cluster.Url, new FakeTimeProvider());
        (await stores.WorksAsync()).ShouldBeTrue();
        var name = s_names[0];
        var slot = await cluster.Nodes[0].CliAsync("CLUSTER", "KEYSLOT", name);
        var target = await OtherThanOwnerAsync(cluster, name);
        var id = await target.CliAsync("CLUSTER", "MYID");

        foreach (var node in cluster.Nodes.OrderByDescending(node => node == target))
            (await node.CliAsync("CLUSTER", "SETSLOT", slot, "NODE", id)).ShouldBe("OK");

        (await stores.Tier.SetAsync(name, "x"u8.ToArray(), TimeSpan.FromHours(1), Cancel)).ShouldBeTrue();
        (await stores.Tier.GetAsync(name, Cancel)).ShouldNotBeNull();
        (await target.CliAsync("EXISTS", name)).ShouldBe("1");
    }

    private static async Task<int> ServedAsync(WarmStores stores)
    {
        var served = 0;
        foreach (var name in s_names)
            served += await stores.Tier.GetAsync(name, Cancel) is null ? 0 : 1;
        return served;
    }

    private static async Task<RedisServer> OtherThanOwnerAsync(RedisCluster cluster, string name)
    {
        foreach (var node in cluster.Nodes)
        {
            if ((await node.CliAsync("EXISTS", name)).Contains("MOVED", StringComparison.Ordinal))
                return node;
        }

        throw new InvalidOperationException("every node owns it");
    }
}
