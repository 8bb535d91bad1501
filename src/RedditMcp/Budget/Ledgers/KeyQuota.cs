using System.Net.Http.Headers;

namespace RedditMcp.Budget.Ledgers;

/// <summary>
/// One key's quota as this process spends it: by the ledger that all share, and while that cannot be reached by this process' own, within its share. What the process itself
/// knows of the window goes along with every question, so that a ledger that lost its state does not begin at nothing.
/// </summary>
internal sealed class KeyQuota(WindowPlan plan, ICallLedger shared, RedditClock clock, TimeProvider time)
{
    private static readonly string s_instance = Guid.NewGuid().ToString("N")[..12];

    private readonly Lock _gate = new();
    private long _window;
    private int _made;
    private int _reported;
    private int _unreported;
    private int? _remaining;
    private LedgerReply _last;
    private long _lastAt;
    private int _instances = 1;
    private LocalLedger _own = new();

    /// <summary>Whether the ledger that all share could not be reached when it was last asked.</summary>
    public bool IsAlone { get; private set; }

    /// <summary>Calls left by Reddit's word; null before its first answer in this window.</summary>
    public int? Remaining
    {
        get
        {
            lock (_gate)
            {
                Forget(WindowAt(clock.Now));
                return _remaining;
            }
        }
    }

    /// <summary>How the window stands.</summary>
    public WindowReading Reading
    {
        get
        {
            lock (_gate)
            {
                Forget(WindowAt(clock.Now));
                var isCurrent = _last.Window == _window;
                var rate = _last.Rate * Math.Exp(-time.GetElapsedTime(_lastAt).TotalMinutes);
                var limit = _last.Limit > 0 ? _last.Limit : plan.LimitFor(reported: null);
                var used = isCurrent ? Math.Max(_last.Used, Math.Max(_made, _reported)) : _made;
                return new WindowReading(used, limit, _remaining, EndOf(_window), rate, _last.MonthCalls);
            }
        }
    }

    /// <summary>Asks for a call.</summary>
    /// <param name="isBackground">Whether it is for the background.</param>
    /// <returns>The reply, and the call's ticket where it is granted.</returns>
    public async ValueTask<(LedgerReply Reply, CallTicket? Ticket)> TakeAsync(bool isBackground)
    {
        var now = clock.Now;
        var id = Guid.NewGuid().ToString("N")[..12]; // unlike those of the few calls under way, which is all it has to be
        var (known, ownKnown, unreported) = Known(now);
        var ask = new LedgerAsk(id, s_instance, now.ToUnixTimeMilliseconds(), plan, isBackground, known, unreported);
        var reply = await shared.TakeAsync(ask);
        if (reply is null && !IsAlone && _last.Limit > 0)
            _own = LocalLedger.Of(WindowAt(now)); // what this process made is known since the window began
        IsAlone = reply is null;
        if (reply is { } answer)
            _instances = answer.Instances;
        else
            answer = (await _own.TakeAsync(ask with { Plan = plan.ShareOf(_instances), KnownUsed = ownKnown, Unreported = 0 }))!.Value;

        lock (_gate)
        {
            (_last, _lastAt) = (answer, time.GetTimestamp());
            Forget(answer.Window);
            if (!IsAlone)
                _unreported = Math.Max(0, _unreported - unreported);
        }

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
        Note(ticket, report, refusedFor);
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

    /// <summary>
    /// What counts against all: what this process made, or what Reddit says that all have. What counts against its own part: what it made, or its part of that. And
    /// what it made that the ledger was not told.
    /// </summary>
    private (int Known, int OwnKnown, int Unreported) Known(DateTimeOffset now)
    {
        lock (_gate)
        {
            Forget(WindowAt(now));
            return (Math.Max(_made, _reported), Math.Max(_made, Share(_reported)), _unreported);
        }
    }

    private void Note(CallTicket ticket, WindowReport? report, TimeSpan? refusedFor)
    {
        lock (_gate)
        {
            Forget(WindowAt(clock.Now));
            _made++;
            if (ticket.IsOwn)
                _unreported++;
            if (report is { } said && said.WindowAt(clock.Now.ToUnixTimeMilliseconds()) == _window)
                (_reported, _remaining) = (Math.Max(_reported, said.Used ?? 0), said.Remaining);
            if (refusedFor is not null)
                _remaining = 0;
        }
    }

    /// <summary>What this process knows is of one window.</summary>
    private void Forget(long window)
    {
        if (window != _window)
            (_window, _made, _reported, _unreported, _remaining) = (window, 0, 0, 0, null);
    }

    /// <summary>The share of this process in what all have used, so that together they use no more than there is.</summary>
    private int Share(int used) => (used + _instances - 1) / _instances;

    private WindowReport ShareOf(WindowReport whole) => whole with
    {
        Used = whole.Used is { } used ? Share(used) : null,
        Remaining = whole.Remaining / _instances,
    };

    private static long WindowAt(DateTimeOffset now) => now.ToUnixTimeMilliseconds() / WindowAccount.Window;

    private static DateTimeOffset EndOf(long window) => DateTimeOffset.FromUnixTimeMilliseconds((window + 1) * WindowAccount.Window);
}
