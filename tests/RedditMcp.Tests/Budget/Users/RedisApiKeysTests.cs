using RedditMcp.Budget.Users;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Budget.Users;

/// <summary>The contract on a Redis.</summary>
public sealed class RedisApiKeysTests : ApiKeyContract
{
    private RedisServer? _redis;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_redis is not null)
            await _redis.DisposeAsync();
    }

    [Fact]
    public async Task A_key_never_ends_by_itself()
    {
        await One.KeyStore.AddAsync(ApiKey.Of(ApiKeySecret.Make(), UserTier.Free, "", TimeProvider.System.GetUtcNow()), TestContext.Current.CancellationToken);

        (await _redis!.CliAsync("TTL", "reddit:users:keys:v1")).ShouldBe("-1");
    }

    [Fact]
    public async Task While_redis_is_down_known_keys_work_and_unknown_ones_cannot_be_judged()
    {
        var (known, unknown) = (ApiKeySecret.Make(), ApiKeySecret.Make());
        await One.KeyStore.AddAsync(ApiKey.Of(known, UserTier.Pro, "", TimeProvider.System.GetUtcNow()), TestContext.Current.CancellationToken);
        await One.Keys.RefreshAsync(TestContext.Current.CancellationToken);
        var callers = One.Get<Callers>();
        callers.Identify("Bearer " + unknown, default).Refusal.ShouldBe(CallerRefusal.UnknownKey);

        await _redis!.KillAsync();
        await Patience.UntilAsync(async () => !await One.Keys.RefreshAsync(TestContext.Current.CancellationToken), "the loss is noticed");

        callers.Identify("Bearer " + known, default).User.ShouldNotBeNull();
        callers.Identify("Bearer " + unknown, default).Refusal.ShouldBe(CallerRefusal.KeysUnavailable);
        callers.Identify(default, default).Refusal.ShouldBe(CallerRefusal.NoKey);
    }

    private protected override async ValueTask<UserStores> OpenAsync()
    {
        _redis ??= await RedisServer.StartAsync();
        var stores = UserStores.OnRedis(_redis.Url, TimeProvider.System);
        await Patience.UntilAsync(async () => (await stores.KeyStore.ReadAsync(TestContext.Current.CancellationToken)).Answered, "redis is connected to");
        return stores;
    }
}
