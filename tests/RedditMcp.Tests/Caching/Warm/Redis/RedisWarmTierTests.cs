using Microsoft.Extensions.Time.Testing;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Warm.Redis;

/// <summary>The contract on a Redis of one server.</summary>
public sealed class RedisWarmTierTests(RedisWarmTierTests.Fixture fixture) : WarmTierContract, IClassFixture<RedisWarmTierTests.Fixture>
{
    private protected override ValueTask<WarmStores> OpenAsync() => fixture.OpenAsync();

    private protected override Task AfterShortAsync(Func<ValueTask<bool>> hasEnded) => Patience.UntilAsync(hasEnded, "a short life ends");

    public sealed class Fixture : IAsyncDisposable
    {
        private readonly Lazy<Task<RedisServer>> _server = new(() => RedisServer.StartAsync());

        public async ValueTask DisposeAsync()
        {
            if (_server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                await (await _server.Value).DisposeAsync();
        }

        internal async ValueTask<WarmStores> OpenAsync() => WarmStores.OnRedis((await _server.Value).Url, new FakeTimeProvider());
    }
}
