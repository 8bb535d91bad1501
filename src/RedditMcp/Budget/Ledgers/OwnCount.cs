namespace RedditMcp.Budget.Ledgers;

/// <summary>What a process itself counts of its key's window and month, so that a ledger that lost its state does not begin at nothing, and one that was away learns what it missed.</summary>
internal sealed class OwnCount
{
    private readonly Lock _gate = new();
    private long _window;
    private int _made;
    private int _reported;
    private int _unreported;
    private int? _remaining;
    private int _month;
    private int _monthCalls;
    private int _monthUnreported;

    /// <summary>What is known.</summary>
    public KnownCalls At(DateTimeOffset now)
    {
        lock (_gate)
        {
            MoveTo(now);
            return new KnownCalls(_made, _reported, _unreported, _monthCalls, _monthUnreported) { Remaining = _remaining };
        }
    }

    /// <summary>A call was made.</summary>
    /// <param name="ticket">The call.</param>
    /// <param name="report">What the answer said of the quota; null where it said nothing.</param>
    /// <param name="isRefused">Whether Reddit said that there are none left.</param>
    /// <param name="now">When it ended.</param>
    public void Made(CallTicket ticket, WindowReport? report, bool isRefused, DateTimeOffset now)
    {
        lock (_gate)
        {
            MoveTo(now);
            _made++;
            if (ticket.IsOwn)
            {
                _unreported++;
                _monthUnreported++;
            }

            if (report is { } said && said.WindowAt(now.ToUnixTimeMilliseconds()) == _window)
                (_reported, _remaining) = (Math.Max(_reported, said.Used ?? 0), said.Remaining);
            if (isRefused)
                _remaining = 0;
        }
    }

    /// <summary>The ledger that all share has heard of it.</summary>
    /// <param name="told">What it was told.</param>
    /// <param name="reply">What it answered.</param>
    /// <param name="now">When.</param>
    public void Told(KnownCalls told, LedgerReply reply, DateTimeOffset now)
    {
        lock (_gate)
        {
            MoveTo(now);
            _unreported = Math.Max(0, _unreported - told.Unreported);
            _monthUnreported = Math.Max(0, _monthUnreported - told.MonthUnreported);
            _monthCalls = reply.MonthCalls;
        }
    }

    private void MoveTo(DateTimeOffset now)
    {
        if (WindowCalendar.WindowAt(now) is var window && window == _window)
            return;
        (_window, _made, _reported, _unreported, _remaining) = (window, 0, 0, 0, null);
        if (WindowCalendar.MonthOf(now) is var month && month != _month) // months begin with a window
            (_month, _monthCalls, _monthUnreported) = (month, 0, 0);
    }
}
