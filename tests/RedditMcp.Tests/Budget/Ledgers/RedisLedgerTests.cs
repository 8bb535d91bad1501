using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget;
using RedditMcp.Budget.Ledgers;
using RedditMcp.Caching.Warm.Redis;
using RedditMcp.Tests.Caching.Warm;
using RedditMcp.Tests.Harness;
using StackExchange.Redis;

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
        var name = $"reddit:budget:{Guid.NewGuid():N}:v3";
        KeyQuota[] processes = [Quota(One!), Quota(Two!)];
        var reddit = new CountingReddit(time, limit: 1000);
        await new TenfoldDemand(reddit, processes).RunAsync(TimeSpan.FromMinutes(30), time.Advance);

        reddit.Refused.ShouldBe(0);
        reddit.Windows.Count.ShouldBe(3);
        reddit.Windows.ShouldAllBe(used => used >= 970 && used <= 1000);

        KeyQuota Quota(WarmStores stores) => new(WindowPlan.Of(new BudgetOptions()), stores.Ledger(name), new RedditClock(time), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("\u0002 of the version before, and as long as one hundred and sixty-nine bytes and some more; what it kept was not packed in this way, so that it is nothing at all here.......................")]
    [InlineData("\u0003 of this version, and as long as one hundred and sixty-nine bytes and some more; but it was cut off in the middle of what it kept of one of the processes there are......")]
    public async Task What_is_not_of_its_form_is_taken_for_nothing(string held)
    {
        var name = $"reddit:budget:{Guid.NewGuid():N}:v3";
        await using var multiplexer = await ConnectionMultiplexer.ConnectAsync(RedisAddress.Parse(await redis.UrlAsync()).Options);
        await multiplexer.GetDatabase().StringSetAsync(name, held);

        var reply = await One!.Ledger(name).TakeAsync(new LedgerAsk(1, Start, WindowPlan.Of(new BudgetOptions()), IsBackground: false, KnownUsed: 0));
        reply.Value.ShouldNotBeNull().ShouldSatisfyAllConditions(said => said.IsGranted.ShouldBeTrue(), said => said.Used.ShouldBe(1), said => said.Instances.ShouldBe(1));
    }

    /// <summary>Redis goes away in the middle of a window with all it held, and comes back empty.</summary>
    [Fact]
    public async Task A_redis_lost_in_the_middle_of_a_window_and_back_leaves_nothing_unused_and_costs_no_refusal()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(Start));
        var name = $"reddit:budget:{Guid.NewGuid():N}:v3";
        await using var server = await RedisServer.StartAsync();
        await using var one = WarmStores.OnRedis(server.Url, time);
        await using var two = WarmStores.OnRedis(server.Url, time);
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
        reddit.Windows.ShouldAllBe(used => used >= 970 && used <= 1000);

        KeyQuota Quota(WarmStores stores) => new(WindowPlan.Of(new BudgetOptions()), stores.Ledger(name), new RedditClock(time), time);
    }
}
