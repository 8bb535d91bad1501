using RedditMcp.Caching;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Insights.Watches.Stores;

/// <summary>The contract on a cluster, whose scripts may only touch keys that lie together.</summary>
public sealed class RedisClusterWatchesTests : WatchStoreContract
{
    private RedisCluster? _redis;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_redis is not null)
            await _redis.DisposeAsync();
    }

    private protected override async ValueTask<WatchStores> OpenAsync()
    {
        _redis ??= await RedisCluster.StartAsync();
        var stores = WatchStores.On(new CacheOptions { Redis = _redis.Url });
        await Patience.UntilAsync(async () => (await stores.Store.FindAsync("wtest", TestContext.Current.CancellationToken)).Answered, "the cluster is connected to");
        return stores;
    }
}
