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
        var onTheirWay = new Queue<(int Since, KeyQuota Process, CallTicket Ticket, HttpResponseMessage Answer)>();
        for (var step = 0; step < 30_000; step++) // 60 ms each
        {
            var process = processes[step % 2];
            if ((await process.TakeAsync(isBackground: false)).Ticket is { } ticket)
                onTheirWay.Enqueue((step, process, ticket, reddit.Answer()));
            while (onTheirWay.TryPeek(out var first) && first.Since <= step - 3)
                Settle();
            time.Advance(TimeSpan.FromMilliseconds(60));
        }

        reddit.Refused.ShouldBe(0);
        reddit.Windows.Count.ShouldBe(3);
        reddit.Windows.ShouldAllBe(used => used >= 970 && used <= 1000);

        KeyQuota Quota(WarmStores stores) => new(WindowPlan.Of(new BudgetOptions()), stores.Ledger(name), new RedditClock(time), time);

        void Settle()
        {
            var (_, process, ticket, answer) = onTheirWay.Dequeue();
            process.Settle(ticket, answer.Headers, refusedFor: null);
            answer.Dispose();
        }
    }
}
