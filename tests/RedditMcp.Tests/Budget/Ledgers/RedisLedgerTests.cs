using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget;
using RedditMcp.Budget.Ledgers;
using RedditMcp.Tests.Caching.Warm;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Budget.Ledgers;

/// <summary>The contract on a Redis, and what only happens there.</summary>
public sealed class RedisLedgerTests(SharedRedis redis) : CallLedgerContract, IClassFixture<SharedRedis>
{
    private protected override async ValueTask<WarmStores?> OpenAsync() => WarmStores.OnRedis(await redis.UrlAsync(), new FakeTimeProvider());

    /// <summary>Half an hour of a thousand calls a minute asked of two processes, in driven time, counted where they arrive.</summary>
    [Fact]
    public async Task Ten_times_the_demand_spends_each_window_to_its_end_and_never_more()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(Start));
        var name = $"reddit:budget:{Guid.NewGuid():N}:v1";
        KeyQuota[] processes = [Quota(One!), Quota(Two!)];
        var reddit = new CountingReddit(time, limit: 1000);
        await new TenfoldDemand(reddit, processes).RunAsync(TimeSpan.FromMinutes(30), time.Advance);

        reddit.Refused.ShouldBe(0);
        reddit.Windows.Count.ShouldBe(3);
        reddit.Windows.ShouldAllBe(used => used >= 970 && used <= 1000);

        KeyQuota Quota(WarmStores stores) => new(WindowPlan.Of(new BudgetOptions()), stores.Ledger(name), new RedditClock(time), time);
    }

    /// <summary>Redis goes away in the middle of a window with all it held, and comes back empty.</summary>
    [Fact]
    public async Task A_redis_lost_in_the_middle_of_a_window_and_back_costs_reddit_no_refusal()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(Start));
        var name = $"reddit:budget:{Guid.NewGuid():N}:v1";
        await using var server = await RedisServer.StartAsync();
        await using var one = WarmStores.OnRedis(server.Url, TimeProvider.System);
        await using var two = WarmStores.OnRedis(server.Url, TimeProvider.System);
        KeyQuota[] processes = [Quota(one), Quota(two)];
        var reddit = new CountingReddit(time, limit: 1000);
        var demand = new TenfoldDemand(reddit, processes);

        await demand.RunAsync(TimeSpan.FromMinutes(4), time.Advance);
        processes.ShouldAllBe(process => !process.IsAlone);
        await server.KillAsync();
        await demand.RunAsync(TimeSpan.FromMinutes(3), time.Advance);
        processes.ShouldAllBe(process => process.IsAlone);
        await server.RestartAsync();
        foreach (var stores in (WarmStores[])[one, two])
            await Patience.UntilAsync(async () => (await stores.Tier.StatusAsync(TestContext.Current.CancellationToken)).Trouble is null, "Redis is back");
        await demand.RunAsync(TimeSpan.FromMinutes(13), time.Advance);

        processes.ShouldAllBe(process => !process.IsAlone);
        reddit.Refused.ShouldBe(0);
        reddit.Windows.Count.ShouldBe(2);
        reddit.Windows[0].ShouldBeInRange(700, 1000); // a ledger that lost its state goes on from what it is told, but slower
        reddit.Windows[1].ShouldBeInRange(970, 1000);

        KeyQuota Quota(WarmStores stores) => new(WindowPlan.Of(new BudgetOptions()), stores.Ledger(name), new RedditClock(time), time);
    }
}
