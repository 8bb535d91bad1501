using CsCheck;
using RedditMcp.Budget;
using RedditMcp.Budget.Ledgers;
using RedditMcp.Tests.Caching.Warm;

namespace RedditMcp.Tests.Budget.Ledgers;

/// <summary>What every ledger does, run against each of them, with two processes at it.</summary>
public abstract class CallLedgerContract : IAsyncLifetime
{
    private protected const long Start = 1_767_225_600_000; // a window begins

    private static readonly WindowPlan s_plan = new(Assumed: 1000, Cap: null, HeadStart: 0.2);

    private readonly string _name = $"reddit:budget:{Guid.NewGuid():N}:v3";
    private protected WarmStores? One { get; private set; }

    private protected WarmStores? Two { get; private set; }

    public async ValueTask InitializeAsync() => (One, Two) = (await OpenAsync(), await OpenAsync());

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (One is not null)
            await One.DisposeAsync();
        if (Two is not null)
            await Two.DisposeAsync();
    }

    /// <summary>The store as one more process has it; null for a ledger in memory.</summary>
    private protected abstract ValueTask<WarmStores?> OpenAsync();

    private protected virtual (ICallLedger One, ICallLedger Two) Ledgers(string name) => (One!.Ledger(name), Two!.Ledger(name));

    [Fact]
    public async Task Two_spend_one_window_and_are_paced_together()
    {
        var (one, two) = Ledgers(_name);
        (await TakeAllAsync(one, Start)).ShouldBe(200);
        (await TakeAllAsync(two, Start)).ShouldBe(0);

        var refused = await TakeAsync(two, Start);
        refused.Refusal.ShouldBe(LedgerRefusal.Pace);
        refused.RetryAfter.ShouldBe(738); // 590 s over 800 calls
        refused.Instances.ShouldBe(2);
        refused.Rate.ShouldBe(200, 0.001);
        (await TakeAllAsync(two, Start + 60_000)).ShouldBe(81);
    }

    [Fact]
    public async Task A_window_ends_and_what_is_left_of_it_with_it()
    {
        var (one, _) = Ledgers(_name);
        await TakeAllAsync(one, Start);
        (await TakeAllAsync(one, Start + WindowCalendar.Window)).ShouldBe(200);
    }

    [Fact]
    public async Task The_start_of_a_window_after_one_that_was_spent_is_left_to_the_clocks()
    {
        var (one, _) = Ledgers(_name);
        var ticket = await TicketAsync(one, Start);
        await one.SettleAsync(Made(ticket, Start + 500, new WindowReport(990, 10, TimeSpan.FromSeconds(600))));

        (await TakeAsync(one, Start + WindowCalendar.Window + 1_000)).RetryAfter.ShouldBe(500);
        (await TakeAsync(one, Start + WindowCalendar.Window + 1_500)).IsGranted.ShouldBeTrue();
    }

    [Fact]
    public async Task What_others_spend_of_the_key_counts_and_what_reddit_did_not_count_does_not()
    {
        var (one, two) = Ledgers(_name);
        var first = await TicketAsync(one, Start);
        await one.SettleAsync(Made(first, Start + 100, new WindowReport(501, 499, TimeSpan.FromSeconds(600))));
        (await TakeAsync(two, Start + 200)).Used.ShouldBe(501); // refused, for it is too early for so many
        (await TakeAsync(two, Start + 300_000)).Used.ShouldBe(502);

        for (var i = 0; i < 5; i++)
            await one.SettleAsync(Made(await TicketAsync(one, Start + 400_000), Start + 400_100, report: null)); // say they never arrived
        var last = await TicketAsync(one, Start + 500_000);
        await one.SettleAsync(Made(last, Start + 500_100, new WindowReport(502, 498, TimeSpan.FromSeconds(100))));
        (await TakeAsync(one, Start + 500_200)).Used.ShouldBe(503);
    }

    [Fact]
    public async Task A_quota_that_is_lowered_holds_from_the_answer_on_that_says_so()
    {
        var (one, two) = Ledgers(_name);
        var ticket = await TicketAsync(one, Start + 300_000);
        await one.SettleAsync(Made(ticket, Start + 300_100, new WindowReport(60, 40, TimeSpan.FromSeconds(300))));
        var next = await TakeAsync(two, Start + 300_200);
        next.Limit.ShouldBe(100);
        next.IsGranted.ShouldBeFalse(); // 60 of 100 are more than half a window's worth
        (await TakeAllAsync(two, Start + 599_000)).ShouldBe(40);
    }

    [Fact]
    public async Task A_cap_holds_whatever_reddit_grants()
    {
        var (one, _) = Ledgers(_name);
        var plan = s_plan with { Cap = 100, HeadStart = 1 };
        var ticket = await TicketAsync(one, Start, plan);
        await one.SettleAsync(Made(ticket, Start + 100, new WindowReport(1, 9_999, TimeSpan.FromSeconds(600))));
        (await TakeAllAsync(one, Start + 200, plan)).ShouldBe(99);
    }

    [Fact]
    public async Task Nothing_is_granted_until_the_time_reddit_asked_to_wait_for()
    {
        var (one, two) = Ledgers(_name);
        var ticket = await TicketAsync(one, Start);
        await one.SettleAsync(Made(ticket, Start + 100, report: null) with { RefusedFor = 30_000 });
        var refused = await TakeAsync(two, Start + 200);
        refused.Refusal.ShouldBe(LedgerRefusal.Refused);
        refused.RetryAfter.ShouldBe(29_900);
        (await TakeAsync(two, Start + 30_100)).IsGranted.ShouldBeTrue();
    }

    /// <summary>Nobody can tell whether they were made, but Reddit can.</summary>
    [Theory]
    [InlineData(10, 11)]
    [InlineData(4, 5)]
    [InlineData(0, 1)]
    public async Task Calls_whose_process_died_count_until_reddit_says_how_many_of_them_it_counted(int made, int used)
    {
        var (one, two) = Ledgers(_name);
        for (var i = 0; i < 10; i++)
            (await TakeAsync(one, Start)).IsGranted.ShouldBeTrue(); // and it dies

        const long later = Start + (2 * WindowState.CallSpan);
        var ticket = await TicketAsync(two, later);
        (await TakeAsync(two, later)).Used.ShouldBe(12);
        await two.SettleAsync(Made(ticket, later + 200, new WindowReport(made + 1, 999 - made, TimeSpan.FromSeconds(550))));

        (await TakeAsync(two, later + 300)).Used.ShouldBe(used + 2);
    }

    [Fact]
    public async Task What_the_dead_hold_of_a_window_is_not_spent_twice_and_gone_with_it()
    {
        var (one, two) = Ledgers(_name);
        var plan = s_plan with { Cap = 10, HeadStart = 1 };
        for (var i = 0; i < 10; i++)
            (await TakeAsync(one, Start, plan)).IsGranted.ShouldBeTrue();
        (await TakeAllAsync(two, Start + WindowCalendar.Window - 1, plan)).ShouldBe(0);
        (await TakeAllAsync(two, Start + WindowCalendar.Window, plan)).ShouldBe(10);
    }

    [Fact]
    public async Task A_call_that_ends_after_it_was_taken_for_made_counts_once_or_not_at_all()
    {
        var (one, _) = Ledgers(_name);
        CallTicket[] tickets = [await TicketAsync(one, Start), await TicketAsync(one, Start)];
        const long later = Start + (3 * WindowState.CallSpan);
        (await TakeAsync(one, later)).Used.ShouldBe(3);
        await one.SettleAsync(Made(tickets[0], later, report: null));
        (await TakeAsync(one, later)).Used.ShouldBe(4);
        await one.SettleAsync(Made(tickets[1], later, report: null) with { WasMade = false });
        (await TakeAsync(one, later)).Used.ShouldBe(4);
    }

    [Fact]
    public async Task Who_has_not_said_for_two_minutes_that_it_is_there_shares_the_ledger_no_more()
    {
        var (one, two) = Ledgers(_name);
        await TakeAsync(one, Start);
        (await TakeAsync(two, Start + 60_000)).Instances.ShouldBe(2);
        (await one.TakeAsync(Ask(instance: null, Start + 90_000))).Value!.Instances.ShouldBe(2);
        (await TakeAsync(two, Start + WindowState.InstanceLife)).Instances.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_was_not_made_is_given_back_at_once_also_to_the_background()
    {
        var (one, _) = Ledgers(_name);
        var plan = s_plan with { Cap = 100, HeadStart = 1 };
        await one.SettleAsync(Made(await TicketAsync(one, Start, plan), Start, report: null));
        var tickets = new List<CallTicket>();
        while (await TryTicketAsync(one, Start + 300_000, plan, isBackground: true) is { } ticket)
            tickets.Add(ticket);
        tickets.Count.ShouldBe(30);

        await one.SettleAsync(new Settlement(tickets[0], Start + 300_100, WasMade: false, Report: null, RefusedFor: 0));
        (await TryTicketAsync(one, Start + 300_200, plan, isBackground: true)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_instance_whose_clock_is_half_a_minute_behind_spends_the_same_window()
    {
        var (one, two) = Ledgers(_name);
        await TakeAsync(one, Start + WindowCalendar.Window + 5_000);
        var behind = await TakeAsync(two, Start + WindowCalendar.Window - 25_000);
        behind.IsGranted.ShouldBeTrue();
        behind.Used.ShouldBe(2);
    }

    [Fact]
    public async Task A_clock_that_was_hours_ahead_is_not_waited_for()
    {
        var (one, two) = Ledgers(_name);
        await TakeAllAsync(one, Start + TimeSpan.FromHours(3).Ticks / TimeSpan.TicksPerMillisecond);
        (await TakeAllAsync(two, Start)).ShouldBe(200);
    }

    [Fact]
    public async Task A_ledger_that_lost_its_state_begins_with_what_the_asker_knows()
    {
        var (one, _) = Ledgers(_name);
        var reply = await one.TakeAsync(Ask(1, Start + 300_000, s_plan with { HeadStart = 1 }) with { KnownUsed = 700 });
        reply.Value!.Used.ShouldBe(701);
    }

    /// <summary>What one knows may be long over, so that no more than a call rests on it.</summary>
    [Fact]
    public async Task A_ledger_that_lost_its_state_goes_on_from_one_call_of_somebody_whom_reddit_told_of_the_window()
    {
        var (one, two) = Ledgers(_name);
        const long now = Start + 420_000; // by when 769 may be spent
        (await TakeKnowingAsync(two, now, used: 500, isTold: false)).Refusal.ShouldBe(LedgerRefusal.Pace);
        var granted = await TakeKnowingAsync(one, now, used: 300, isTold: true);
        granted.IsGranted.ShouldBeTrue();
        var ticket = TicketOf(granted);
        (await TakeKnowingAsync(one, now, used: 300, isTold: true)).Refusal.ShouldBe(LedgerRefusal.Pace);
        (await TakeKnowingAsync(two, now, used: 700, isTold: true)).Refusal.ShouldBe(LedgerRefusal.Pace);

        await one.SettleAsync(Made(ticket, now, new WindowReport(751, 249, TimeSpan.FromSeconds(180))));

        (await TakeAllAsync(two, now)).ShouldBe(18);
        (await TakeAllAsync(one, Start + 599_000)).ShouldBe(231);
    }

    [Fact]
    public async Task A_month_ends_a_paid_keys_calls_and_begins_them_again()
    {
        var (one, _) = Ledgers(_name);
        var plan = s_plan with { MonthlyLimit = 3 };
        (await TakeAllAsync(one, Start, plan)).ShouldBe(3);
        var refused = await TakeAsync(one, Start + WindowCalendar.Window, plan);
        refused.Refusal.ShouldBe(LedgerRefusal.Month);
        refused.MonthCalls.ShouldBe(3);
        DateTimeOffset.FromUnixTimeMilliseconds(Start + WindowCalendar.Window + refused.RetryAfter)
            .ShouldBe(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        (await TakeAsync(one, Start + WindowCalendar.Window + refused.RetryAfter, plan)).IsGranted.ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_asker_knows_of_a_month_counts_and_what_it_made_alone_is_added()
    {
        var (one, two) = Ledgers(_name);
        var plan = s_plan with { MonthlyLimit = 100 };

        (await one.TakeAsync(Ask(1, Start, plan) with { KnownMonth = 60 })).Value!.MonthCalls.ShouldBe(61);
        (await two.TakeAsync(Ask(2, Start, plan) with { KnownMonth = 20, UnreportedMonth = 30 })).Value!.MonthCalls.ShouldBe(92);
        (await TakeAllAsync(one, Start, plan)).ShouldBe(8);
    }

    [Fact]
    public async Task A_call_that_was_not_made_is_not_paid_for()
    {
        var (one, two) = Ledgers(_name);
        var plan = s_plan with { MonthlyLimit = 1 };
        for (var i = 0; i < 3; i++)
        {
            var granted = await TakeAsync(one, Start, plan);
            granted.IsGranted.ShouldBeTrue();
            granted.Rate.ShouldBe(1, 0.001);
            await two.SettleAsync(new Settlement(TicketOf(granted), Start, WasMade: false, Report: null, RefusedFor: 0));
        }
    }

    /// <summary>The rules are written twice, in C# and as a script.</summary>
    [Fact]
    public Task Whatever_is_asked_it_says_what_the_rules_say() => Gen.Select(
        Gen.Int[0, 4], Gen.Int[0, 40_000], Gen.Bool, Gen.Int[0, 120], Gen.Int[0, 120], Gen.Int[0, 3]).Array[1, 60].SampleAsync(
        async steps =>
        {
            var (ledger, _) = Ledgers($"reddit:budget:{Guid.NewGuid():N}:v3");
            var rules = new LocalLedger();
            var plan = new WindowPlan(Assumed: 100, Cap: null, HeadStart: 0.2, MonthlyLimit: 90);
            var open = new Queue<CallTicket>();
            var now = Start + 17_000;
            foreach (var (kind, later, isBackground, used, left, which) in steps)
            {
                now += later;
                if (kind < 3 || open.Count == 0)
                {
                    var ask = new LedgerAsk(
                        which == 0 ? null : which, now, plan, isBackground, KnownUsed: kind == 2 ? used : 0, IsTold: kind == 2 && left % 2 == 0, Unreported: kind == 1 ? which : 0,
                        KnownMonth: kind == 2 ? left : 0, UnreportedMonth: kind == 1 ? which : 0);
                    var reply = (await ledger.TakeAsync(ask)).Value!;
                    var expected = rules.Take(ask);
                    (reply with { Rate = 0 }).ShouldBe(expected with { Rate = 0 });
                    reply.Rate.ShouldBe(expected.Rate, 0.001);
                    if (reply.IsGranted)
                        open.Enqueue(TicketOf(reply, isBackground));
                    continue;
                }

                var report = which switch
                {
                    0 => (WindowReport?)null,
                    1 => new WindowReport(null, left, TimeSpan.FromSeconds(1 + used)),
                    _ => new WindowReport(used, left + 1, TimeSpan.FromSeconds(1 + used)),
                };
                var settlement = new Settlement(open.Dequeue(), now, WasMade: kind == 3, kind == 3 ? report : null, RefusedFor: which == 3 ? later : 0);
                await ledger.SettleAsync(settlement);
                await rules.SettleAsync(settlement);
            }
        },
        iter: 100, threads: 1);

    private static LedgerAsk Ask(long? instance, long now, WindowPlan? plan = null, bool isBackground = false) => new(instance, now, plan ?? s_plan, isBackground, KnownUsed: 0);

    private static CallTicket TicketOf(LedgerReply reply, bool isBackground = false) => new(reply.Window, reply.Span, reply.Settled, isBackground);

    private static async Task<LedgerReply> TakeAsync(ICallLedger ledger, long now, WindowPlan? plan = null, bool isBackground = false) =>
        (await ledger.TakeAsync(Ask(ledger.GetHashCode(), now, plan, isBackground))).Value!;

    private static async Task<LedgerReply> TakeKnowingAsync(ICallLedger ledger, long now, int used, bool isTold) =>
        (await ledger.TakeAsync(Ask(1, now) with { KnownUsed = used, IsTold = isTold })).Value!;

    private static async Task<int> TakeAllAsync(ICallLedger ledger, long now, WindowPlan? plan = null)
    {
        var granted = 0;
        while (await TryTicketAsync(ledger, now, plan ?? s_plan, isBackground: false) is { } ticket)
        {
            granted++;
            await ledger.SettleAsync(Made(ticket, now, report: null));
        }

        return granted;
    }

    private static async Task<CallTicket> TicketAsync(ICallLedger ledger, long now, WindowPlan? plan = null) =>
        (await TryTicketAsync(ledger, now, plan ?? s_plan, isBackground: false)).ShouldNotBeNull();

    private static async Task<CallTicket?> TryTicketAsync(ICallLedger ledger, long now, WindowPlan plan, bool isBackground)
    {
        var reply = await TakeAsync(ledger, now, plan, isBackground);
        return reply.IsGranted ? TicketOf(reply, isBackground) : null;
    }

    private static Settlement Made(CallTicket ticket, long now, WindowReport? report) => new(ticket, now, WasMade: true, report, RefusedFor: 0);
}
