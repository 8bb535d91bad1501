using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace RedditMcp.Budget.Ledgers;

/// <summary>
/// One key's quota as this process spends it: by the ledger that all share, and while that cannot be reached by this process' own, within its share. What the process itself
/// knows of the window goes along with every question, so that a ledger that lost its state does not begin at nothing.
/// </summary>
internal sealed class KeyQuota(WindowPlan plan, ICallLedger shared, RedditClock clock, TimeProvider time)
{
    private static readonly long s_instance = NewName();

    private readonly OwnCount _count = new();
    private volatile LastReply? _last;
    private int _instances = 1;
    private long _ticket = NewName();
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
            var (window, known) = (WindowAccount.WindowAt(now), _count.At(now));
            if (_last is not { } last)
                return new WindowReading(known.Used, plan.LimitFor(reported: null), known.Remaining, WindowAccount.EndOf(window), Rate: 0, MonthCalls: 0);
            var used = last.Reply.Window == window ? Math.Max(last.Reply.Used, known.Used) : known.Made;
            var rate = last.Reply.Rate * Math.Exp(-time.GetElapsedTime(last.At).TotalMinutes);
            return new WindowReading(used, last.Reply.Limit, known.Remaining, WindowAccount.EndOf(window), rate, last.Reply.MonthCalls);
        }
    }

    /// <summary>Asks for a call.</summary>
    /// <param name="isBackground">Whether it is for the background.</param>
    /// <returns>The reply, and the call's ticket where it is granted.</returns>
    public async ValueTask<(LedgerReply Reply, CallTicket? Ticket)> TakeAsync(bool isBackground)
    {
        var now = clock.Now;
        var id = Interlocked.Increment(ref _ticket); // begun anywhere in 2^64, and so unlike those of the few calls that others have under way
        var known = _count.At(now);
        var ask = new LedgerAsk(id, s_instance, now.ToUnixTimeMilliseconds(), plan, isBackground, KnownUsed: 0);
        var reply = await shared.TakeAsync(known.ToShared(ask));
        if (reply is null && !IsAlone && _last is not null)
            _own = LocalLedger.Of(WindowAccount.WindowAt(now)); // what this process made is known since the window began
        IsAlone = reply is null;
        if (reply is { } answer)
        {
            _instances = answer.Instances;
            _count.Told(known, answer, now);
        }
        else
        {
            answer = (await _own.TakeAsync(known.ToOwn(ask, _instances)))!.Value;
        }

        _last = new LastReply(answer, time.GetTimestamp());
        return (answer, answer.IsGranted ? new CallTicket(id, answer.Window, answer.Settled, isBackground) { IsOwn = IsAlone } : null);
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
        Used = (whole.Used + _instances - 1) / _instances,
        Remaining = whole.Remaining / _instances,
    };

    private static long NewName() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));

    private sealed record LastReply(LedgerReply Reply, long At);
}
