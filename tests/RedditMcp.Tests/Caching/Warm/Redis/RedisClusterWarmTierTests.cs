using Microsoft.Extensions.Time.Testing;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Warm.Redis;

/// <summary>The contract on a cluster of three masters.</summary>
public sealed class RedisClusterWarmTierTests(RedisClusterWarmTierTests.Fixture fixture) : WarmTierContract, IClassFixture<RedisClusterWarmTierTests.Fixture>
{
    private protected override ValueTask<WarmStores> OpenAsync() => fixture.OpenAsync();

    private protected override Task AfterShortAsync(Func<ValueTask<bool>> hasEnded) => Patience.UntilAsync(hasEnded, "a short life ends");

    public sealed class Fixture : IAsyncDisposable
    {
        private readonly Lazy<Task<RedisCluster>> _server = new(() => RedisCluster.StartAsync());

        public async ValueTask DisposeAsync()
        {
            if (_server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                await (await _server.Value).DisposeAsync();
        }

        internal async ValueTask<WarmStores> OpenAsync() => WarmStores.OnRedis((await _server.Value).Url, new FakeTimeProvider());
    }
}
