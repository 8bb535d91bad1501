using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget.Users;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Budget.Users;

/// <summary>The contract with a process's own count before the store, and what that is for.</summary>
public sealed class SharedChargesTests : ChargeContract
{
    private readonly LocalCharges _store = new();

    [Fact]
    public async Task While_redis_is_down_and_when_it_has_lost_its_memory_the_own_count_holds()
    {
        var time = new FakeTimeProvider();
        await using var redis = await RedisServer.StartAsync();
        await using var stores = UserStores.OnRedis(redis.Url, time);
        var charges = stores.Get<SharedCharges>();
        (await TakeAsync("a", limit: 3)).ShouldBeTrue();
        await redis.KillAsync();

        (await TakeAsync("b", limit: 3)).ShouldBeTrue();
        (await TakeAsync("c", limit: 3)).ShouldBeTrue();
        (await TakeAsync("d", limit: 3)).ShouldBeFalse();

        await redis.RestartAsync();
        (await TakeAsync("e", limit: 3)).ShouldBeFalse();
        time.Advance(TimeSpan.FromMinutes(1));
        (await TakeAsync("f", limit: 3)).ShouldBeTrue();

        async Task<bool> TakeAsync(string receipt, int limit) =>
            (await charges.TakeAsync("caller", receipt, limit, time.GetUtcNow())).ShouldNotBeNull().IsCharged;
    }

    private protected override ValueTask<(IChargeStore One, IChargeStore Two)> OpenAsync(TimeProvider time) =>
        ValueTask.FromResult<(IChargeStore, IChargeStore)>((new SharedCharges(_store), new SharedCharges(_store)));
}
