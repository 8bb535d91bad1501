using Microsoft.Extensions.Time.Testing;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Warm.Redis;

/// <summary>The contract on a Redis of one server.</summary>
public sealed class RedisWarmTierTests(SharedRedis redis) : WarmTierContract, IClassFixture<SharedRedis>
{
    private protected override async ValueTask<WarmStores> OpenAsync() => WarmStores.OnRedis(await redis.UrlAsync(), new FakeTimeProvider());

    private protected override Task AfterShortAsync(Func<ValueTask<bool>> hasEnded) => Patience.UntilAsync(hasEnded, "a short life ends");
}
