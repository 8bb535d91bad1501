namespace RedditMcp.Budget.Ledgers;

/// <summary>
/// The rules by which a window is spent, on whatever state a ledger keeps; the script of <see cref="RedisLedger"/> says the same in Lua.
/// <code>used = settled + open + foreign</code>
/// When a call is granted says <see cref="WindowPace"/>, and what time does to the state <see cref="WindowState.MoveTo"/>.
/// </summary>
/// <param name="state">The state; changed by what is done.</param>
internal sealed class WindowAccount(WindowState state)
{
    /// <summary>Grants a call, or says when to ask again.</summary>
    public LedgerReply Take(in LedgerAsk ask)
    {
        var now = state.MoveTo(ask.Now);
        if (ask.Instance is { } instance)
            Count(instance, now);
        state.Foreign += ask.Unreported;
        if (state.Used < ask.KnownUsed)
            state.Foreign += ask.KnownUsed - state.Used;
        state.MonthCalls = Math.Max(state.MonthCalls, ask.KnownMonth) + ask.UnreportedMonth;

        var limit = ask.Plan.LimitFor(state.ReportedLimit);
        var (refusal, until) = WindowPace.Judge(state, ask, limit, now);
        if (refusal is LedgerRefusal.None)
            Open(ask.IsBackground);
        var wait = refusal is LedgerRefusal.None ? 0 : Math.Max(1, until - now);
        return new LedgerReply(refusal, wait, state.Used, limit, state.Settled, state.Window, state.Span, state.Rate, state.Instances.Count, state.MonthCalls);
    }

    /// <summary>Takes over how a call ended.</summary>
    public void Settle(in Settlement settlement)
    {
        var now = state.MoveTo(settlement.Now);
        var isOfThisWindow = settlement.Ticket.Window == state.Window;
        if (isOfThisWindow)
            Close(settlement.Ticket);
        var isCountedHere = settlement.Window == state.Window;
        if (settlement.WasMade)
            state.Settled += isCountedHere ? 1 : 0;
        else
            TakeBack(settlement, isOfThisWindow);

        if (isCountedHere && settlement.Report is { } report)
            Correct(report, isOfThisWindow ? settlement.Ticket.SettledBefore : 0, now);
        if (settlement.RefusedFor > 0)
            state.RefusedUntil = now + Math.Min(settlement.RefusedFor, WindowCalendar.Window);
    }

    private void Count(long instance, long now)
    {
        foreach (var (name, until) in state.Instances)
        {
            if (until <= now)
                state.Instances.Remove(name);
        }

        state.Instances[instance] = now + WindowState.InstanceLife;
    }

    private void Open(bool isBackground)
    {
        state.Open++;
        state.MonthCalls++;
        state.Rate++;
        if (isBackground)
            state.Background++;
        else
            state.InteractiveRate++;
    }

    /// <summary>Ends what was granted; later than its two spans it was taken for made.</summary>
    private void Close(CallTicket ticket)
    {
        if (ticket.Span >= state.Span)
            state.Open = Math.Max(0, state.Open - 1);
        else if (ticket.Span == state.Span - 1)
            state.OpenBefore = Math.Max(0, state.OpenBefore - 1);
        else
            state.Settled = Math.Max(0, state.Settled - 1);
    }

    private void TakeBack(in Settlement settlement, bool isOfThisWindow)
    {
        if (settlement.Month == state.Month)
            state.MonthCalls = Math.Max(0, state.MonthCalls - 1);
        state.Rate = Math.Max(0, state.Rate - 1);
        if (!settlement.Ticket.IsBackground)
            state.InteractiveRate = Math.Max(0, state.InteractiveRate - 1);
        else if (isOfThisWindow)
            state.Background = Math.Max(0, state.Background - 1);
    }

    /// <summary>
    /// Reddit's count bounds what others spent from both sides: it has counted at most all of ours that have ended or are on their way, and at least those that had
    /// ended before this one began.
    /// </summary>
    private void Correct(WindowReport report, int settledBefore, long now)
    {
        state.ReportedLimit = report.Limit ?? state.ReportedLimit;
        if (report.Remaining < 1)
            state.RefusedUntil = Math.Max(state.RefusedUntil, now + (long)report.Reset.TotalMilliseconds);
        if (report.Used is not { } used)
            return; // and what others spent is as unknown as before

        state.Since = state.Start;
        var least = used - state.Settled - state.AllOpen;
        var most = used - settledBefore - 1;
        if (state.Foreign > most && settledBefore >= state.Newest)
            state.Foreign = most;
        state.Foreign = Math.Max(state.Foreign, least);
        state.Newest = Math.Max(state.Newest, settledBefore);
    }
}
