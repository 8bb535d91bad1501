namespace RedditMcp.Budget.Ledgers;

/// <summary>
/// Whether a call may be made now, and when to ask again.
/// <code>
/// granted  if used + 1 &lt;= pace(t),  pace(t) = head start + (limit - head start) x min(1, (t - since) / (window - 10 s))
/// to the background if also used + 1 &lt;= minute / 4 + (limit - minute) x (t - since) / window, minute = limit / 10,
///          its calls stay within 30 % of the limit, and those who wait make no more than 70 % of the rate
/// </code>
/// Until Reddit has said how much is spent, <c>since</c> is when counting began, so that only the head start is spent at once of a window whose beginning nobody here saw. A ledger that lost
/// its state in the middle of one grants a call at a time to whom Reddit has told of it, as though it had seen all of it; the answer says what is true.
/// </summary>
internal static class WindowPace
{
    /// <summary>What the background may spend of a window at most.</summary>
    private const double BackgroundShare = 0.3;

    /// <summary>While those who wait make so much of the rate, the background pauses.</summary>
    private const double BackgroundPause = 0.7;

    /// <summary>The last part of a window is left without new room, so that what waits is sent within it.</summary>
    private const long Tail = 10_000;

    /// <summary>How much later than it begins by our reckoning a window is used when the one before is spent.</summary>
    private const long Guard = 1_500;

    /// <summary>The part of a minute's calls that the background may make at once when a window begins.</summary>
    private const double BackgroundHeadStart = 0.25;

    /// <summary>After how long a paused background asks again, in milliseconds.</summary>
    private const long PauseCheck = 5_000;

    /// <summary>Whether it may, and until when it may not.</summary>
    /// <param name="state">The window as it stands.</param>
    /// <param name="ask">The question.</param>
    /// <param name="limit">Calls the window has.</param>
    /// <param name="now">The instant.</param>
    public static (LedgerRefusal Refusal, long Until) Judge(WindowState state, in LedgerAsk ask, int limit, long now)
    {
        var next = state.Used + 1;
        if (now < state.RefusedUntil)
            return (LedgerRefusal.Refused, state.RefusedUntil);
        if (ask.Plan.MonthlyLimit is { } most && state.MonthCalls >= most)
            return (LedgerRefusal.Month, WindowCalendar.StartOfNextMonth(DateTimeOffset.FromUnixTimeMilliseconds(now)));
        if (next > limit)
            return (LedgerRefusal.Spent, NextWindow(state));
        if (state.FollowsSpent && now < state.Start + Guard)
            return (LedgerRefusal.Pace, state.Start + Guard);
        var head = ask.Plan.HeadOf(limit);
        var since = ask.IsTold && state.AllOpen == 0 ? state.Start : state.Since;
        if (next > head && At(since, next - head, limit - head, WindowCalendar.Window - Tail) is var due && now < due)
            return (LedgerRefusal.Pace, due);
        return ask.IsBackground ? JudgeBackground(state, limit, now, next) : (LedgerRefusal.None, now);
    }

    private static (LedgerRefusal Refusal, long Until) JudgeBackground(WindowState state, int limit, long now, int next)
    {
        if (state.Background + 1 > limit * BackgroundShare)
            return (LedgerRefusal.Share, NextWindow(state));
        var minute = limit * WindowState.RateTime / WindowCalendar.Window;
        if (state.InteractiveRate > BackgroundPause * minute)
            return (LedgerRefusal.Busy, now + PauseCheck);
        var due = At(state.Since, next - (minute * BackgroundHeadStart), limit - minute, WindowCalendar.Window);
        return now < due ? (LedgerRefusal.Busy, Math.Min(due, NextWindow(state))) : (LedgerRefusal.None, now);
    }

    private static long NextWindow(WindowState state) => state.Start + WindowCalendar.Window + Guard;

    /// <summary>When a line that grows to <paramref name="whole"/> within <paramref name="length"/> reaches a height.</summary>
    private static long At(long since, double height, double whole, long length) =>
        whole <= 0 || height <= 0 ? since : since + (long)Math.Ceiling(length * height / whole);
}
