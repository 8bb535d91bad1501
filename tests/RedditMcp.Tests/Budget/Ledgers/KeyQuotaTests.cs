using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget;
using RedditMcp.Budget.Ledgers;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Tests.Budget.Ledgers;

/// <summary>What a process does with a ledger that comes and goes, and with headers that make no sense.</summary>
public sealed class KeyQuotaTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SharedLedger _shared = new();

    [Fact]
    public async Task While_the_ledger_is_away_each_of_two_keeps_to_its_half_and_then_they_go_on_together()
    {
        KeyQuota[] processes = [Quota(1), Quota(2)];
        for (var i = 0; i < 100; i++)
        {
            foreach (var process in processes)
                (await TakeAsync(process, 1)).ShouldBe(1);
        }

        _shared.IsAway = true;
        _time.Advance(TimeSpan.FromSeconds(295)); // half of the window: 300 for each by then, 100 of each spent
        foreach (var process in processes)
        {
            (await TakeAsync(process, 1000)).ShouldBe(200);
            process.IsAlone.ShouldBeTrue();
        }

        _shared.IsAway = false;
        _time.Advance(TimeSpan.FromSeconds(290));
        var rest = 0;
        foreach (var process in processes)
            rest += await TakeAsync(process, 1); // and says what it did meanwhile
        foreach (var process in processes)
        {
            rest += await TakeAsync(process, 1000);
            process.IsAlone.ShouldBeFalse();
        }

        rest.ShouldBeInRange(380, 400);
    }

    /// <summary>Neither knows of it; what Reddit says of its windows tells them.</summary>
    [Fact]
    public async Task Two_whose_clocks_are_half_a_minute_apart_spend_each_window_to_its_end_and_never_more()
    {
        FakeTimeProvider[] clocks = [new(_time.GetUtcNow() + TimeSpan.FromSeconds(15)), new(_time.GetUtcNow() - TimeSpan.FromSeconds(15))];
        var reddit = new CountingReddit(_time, limit: 1000);
        KeyQuota[] processes = [.. clocks.Select((clock, which) => new KeyQuota(WindowPlan.Of(new BudgetOptions()), _shared.For(which), new RedditClock(clock), clock))];

        await new TenfoldDemand(reddit, processes).RunAsync(TimeSpan.FromMinutes(30), step =>
        {
            foreach (var clock in (FakeTimeProvider[])[_time, .. clocks])
                clock.Advance(step);
        });

        reddit.Refused.ShouldBe(0);
        reddit.Windows.Count.ShouldBe(3);
        reddit.Windows.ShouldAllBe(used => used >= 970 && used <= 1000);
    }

    [Fact]
    public async Task A_ledger_that_never_was_there_leaves_the_process_within_the_quota()
    {
        _shared.IsAway = true;
        var quota = Quota(1);
        (await TakeAsync(quota, 5000)).ShouldBe(200);
        _time.Advance(TimeSpan.FromSeconds(599));
        (await TakeAsync(quota, 5000)).ShouldBe(800);
    }

    [Fact]
    public async Task What_reddit_says_to_one_process_is_known_to_the_other_by_the_ledger()
    {
        var reddit = new CountingReddit(_time, limit: 1000);
        var (one, two) = (Quota(1), Quota(2));
        for (var i = 0; i < 600; i++)
            reddit.Answer().Dispose(); // somebody else with the same key

        var (_, ticket) = await one.TakeAsync(isBackground: false);
        using var answer = reddit.Answer();
        one.Settle(ticket!, answer.Headers, refusedFor: null);

        one.Reading.Remaining.ShouldBe(399);
        (await two.TakeAsync(isBackground: false)).Reply.Used.ShouldBe(601);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("NaN", "NaN", "NaN")]
    [InlineData("-5", "-5", "-5")]
    [InlineData("1e300", "1e300", "10")]
    [InlineData("12", "988", "99999")]
    [InlineData("1", "9999999999", "300")]
    [InlineData("0", "0", "100")]
    [InlineData("many", "few", "soon")]
    public async Task Headers_that_are_missing_or_absurd_change_nothing(string? used, string? remaining, string? reset)
    {
        var quota = Quota(1);
        var (_, ticket) = await quota.TakeAsync(isBackground: false);
        using var answer = new HttpResponseMessage();
        foreach (var (name, value) in new[] { ("used", used), ("remaining", remaining), ("reset", reset) })
        {
            if (value is not null)
                answer.Headers.TryAddWithoutValidation($"x-ratelimit-{name}", value);
        }

        quota.Settle(ticket!, answer.Headers, refusedFor: null);

        var (reply, _) = await quota.TakeAsync(isBackground: false);
        reply.ShouldSatisfyAllConditions(() => reply.Used.ShouldBe(2), () => reply.Limit.ShouldBe(1000), () => reply.IsGranted.ShouldBeTrue());
    }

    private KeyQuota Quota(long process) => new(WindowPlan.Of(new BudgetOptions()), _shared.For(process), new RedditClock(_time), _time);

    private static async Task<int> TakeAsync(KeyQuota quota, int most)
    {
        var granted = 0;
        while (granted < most && (await quota.TakeAsync(isBackground: false)).Ticket is { } ticket)
        {
            quota.Settle(ticket, headers: null, refusedFor: null);
            granted++;
        }

        return granted;
    }

    /// <summary>A ledger that several processes have, and that can go away.</summary>
    private sealed class SharedLedger
    {
        private readonly LocalLedger _ledger = new();

        public bool IsAway { get; set; }

        public ICallLedger For(long process) => new Access(this, process);

        private sealed class Access(SharedLedger shared, long process) : ICallLedger
        {
            public async ValueTask<StoreReply<LedgerReply>> TakeAsync(LedgerAsk ask) =>
                shared.IsAway ? default : await shared._ledger.TakeAsync(ask with { Instance = ask.Instance is null ? null : process });

            public ValueTask SettleAsync(Settlement settlement) => shared.IsAway ? default : shared._ledger.SettleAsync(settlement);
        }
    }
}
