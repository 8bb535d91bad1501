using RedditMcp.Caching;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Insights.Watches.Stores;

/// <summary>The contract on a Redis.</summary>
public sealed class RedisWatchesTests : WatchStoreContract
{
    private RedisServer? _redis;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_redis is not null)
            await _redis.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_of_it_ever_ends_by_itself()
    {
        await One.Store.AddAsync(WatchTesting.Watch(), 1, TestContext.Current.CancellationToken);

        foreach (var key in (await _redis!.CliAsync("KEYS", "*")).Split('\n'))
            (await _redis.CliAsync("TTL", key.Trim())).ShouldBe("-1", key);
    }

    private protected override async ValueTask<WatchStores> OpenAsync()
    {
        _redis ??= await RedisServer.StartAsync();
        var stores = WatchStores.On(new CacheOptions { Redis = _redis.Url });
        await Patience.UntilAsync(async () => (await stores.Store.FindAsync("wtest", TestContext.Current.CancellationToken)).Answered, "redis is connected to");
        return stores;
    }
}
