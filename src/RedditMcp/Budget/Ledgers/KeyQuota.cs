using System.Net.Http.Headers;

namespace RedditMcp.Budget.Ledgers;

/// <summary>
/// One key's quota as this process spends it: by the ledger that all share, and while that cannot be reached by this process' own, within its share. What the process itself
/// knows of the window goes along with every question, so that a ledger that lost its state does not begin at nothing.
/// </summary>
internal sealed class KeyQuota(WindowPlan plan, ICallLedger shared, RedditClock clock, TimeProvider time)
{
    private readonly OwnCount _count = new();
    private readonly Presence _presence = new(time);
    private volatile LastReply? _last;
    private LocalLedger _own = new();

    /// <summary>Whether the ledger that all share could not be reached when it was last asked.</summary>
    public bool IsAlone { get; private set; }

    /// <summary>Calls left by Reddit's word; null before its first answer in this window.</summary>
    public int? Remaining => _count.At(clock.Now).Remaining;

    /// <summary>How the window stands.</summary>
    public WindowReading Reading
    {
        get
        {
            var now = clock.Now;
            var (window, known) = (WindowCalendar.WindowAt(now), _count.At(now));
            if (_last is not { } last)
                return new WindowReading(known.Used, plan.LimitFor(reported: null), known.Remaining, WindowCalendar.EndOf(window), Rate: 0, MonthCalls: 0);
            var used = last.Reply.Window == window ? Math.Max(last.Reply.Used, known.Used) : known.Made;
            var rate = last.Reply.Rate * Math.Exp(-time.GetElapsedTime(last.At).TotalMinutes);
            return new WindowReading(used, last.Reply.Limit, known.Remaining, WindowCalendar.EndOf(window), rate, last.Reply.MonthCalls);
        }
    }

    /// <summary>Asks for a call.</summary>
    /// <param name="isBackground">Whether it is for the background.</param>
    /// <returns>The reply, and the call's ticket where it is granted.</returns>
    public async ValueTask<(LedgerReply Reply, CallTicket? Ticket)> TakeAsync(bool isBackground)
    {
        var now = clock.Now;
        var (known, instance) = (_count.At(now), _presence.Due);
        var reply = (await shared.TakeAsync(known.ToShared(Ask(now, isBackground) with { Instance = instance }))).Value;
        if (reply is not null)
        {
            IsAlone = false;
            _presence.Told(instance, reply.Instances);
            _count.Told(known, reply, now);
        }
        else
        {
            reply = TakeAlone(known.ToOwn(Ask(now, isBackground), _presence.Processes));
        }

        _last = new LastReply(reply, time.GetTimestamp());
        return (reply, reply.IsGranted ? new CallTicket(reply.Window, reply.Span, reply.Settled, isBackground) { IsOwn = IsAlone } : null);
    }

    /// <summary>A call was made.</summary>
    /// <param name="ticket">The call.</param>
    /// <param name="headers">What came back; null where nothing did.</param>
    /// <param name="refusedFor">For how long Reddit said to wait; null when it did not.</param>
    public void Settle(CallTicket ticket, HttpResponseHeaders? headers, TimeSpan? refusedFor)
    {
        var report = headers is null ? null : WindowReport.Read(headers);
        if (report is { } said)
            clock.Observe(said.Reset, headers!.Date);
        _count.Made(ticket, report, refusedFor is not null, clock.Now);
        End(ticket, wasMade: true, report, refusedFor);
    }

    /// <summary>A call was not made.</summary>
    public void Return(CallTicket ticket) => End(ticket, wasMade: false, report: null, refusedFor: null);

    private LedgerAsk Ask(DateTimeOffset now, bool isBackground) => new(Instance: null, now.ToUnixTimeMilliseconds(), plan, isBackground, KnownUsed: 0);

    private LedgerReply TakeAlone(LedgerAsk ask)
    {
        if (!IsAlone && _last is not null)
            _own = LocalLedger.Of(ask.Now / WindowCalendar.Window); // what this process made is known since the window began
        IsAlone = true;
        return _own.Take(ask);
    }

    private void End(CallTicket ticket, bool wasMade, WindowReport? report, TimeSpan? refusedFor)
    {
        var settlement = new Settlement(
            ticket, clock.Now.ToUnixTimeMilliseconds(), wasMade, report, (long)(refusedFor?.TotalMilliseconds ?? 0));
        // Nobody waits for it: what is lost here the next report corrects.
        _ = ticket.IsOwn
            ? _own.SettleAsync(settlement with { Report = report is { } whole ? ShareOf(whole) : null }).AsTask()
            : shared.SettleAsync(settlement).AsTask();
    }

    /// <summary>This process' share of what all have used and have left, so that together they use no more than there is.</summary>
    private WindowReport ShareOf(WindowReport whole) => whole with
    {
        Used = (whole.Used + _presence.Processes - 1) / _presence.Processes,
        Remaining = whole.Remaining / _presence.Processes,
    };

    private sealed record LastReply(LedgerReply Reply, long At);
}
