namespace RedditMcp.Budget.Ledgers;

/// <summary>
/// The rules by which a window is spent, on whatever state a ledger keeps; the script of <see cref="RedisLedger"/> says the same in Lua.
/// <code>
/// used     = settled + open + foreign
/// granted  if used + 1 &lt;= pace(t),  pace(t) = head start + (limit - head start) x min(1, (t - since) / (window - 10 s))
/// to the background if also used + 1 &lt;= minute / 4 + (limit - minute) x (t - since) / window, minute = limit / 10,
///          its calls stay within 30 % of the limit, and those who wait make no more than 70 % of the rate
/// </code>
/// Until Reddit has said how much is spent, <c>since</c> is when counting began, so that only the head start is spent at once of a window whose beginning nobody here saw. A ledger that lost
/// its state in the middle of one grants a call at a time to whom Reddit has told of it, as though it had seen all of it; the answer says what is true.
/// </summary>
/// <param name="state">The state; changed by what is done.</param>
internal sealed class WindowAccount(WindowState state)
{
    /// <summary>A window, in milliseconds.</summary>
    public const long Window = 600_000;

    /// <summary>A call that has not been settled by then was not made, in milliseconds: the gateway gives up on a token after ten seconds, and on an answer after another ten.</summary>
    public const long LongestCall = 25_000;

    /// <summary>What the background may spend of a window at most.</summary>
    public const double BackgroundShare = 0.3;

    /// <summary>While those who wait make so much of the rate, the background pauses.</summary>
    public const double BackgroundPause = 0.7;

    /// <summary>A process that has not asked for so long, in milliseconds, shares the ledger no more.</summary>
    public const long InstanceLife = 120_000;

    /// <summary>How far behind the instant is at most that is kept of a process, in milliseconds: to write it down for every call is a tenth of what the script takes.</summary>
    private const long InstanceRenewal = 30_000;

    /// <summary>The last part of a window is left without new room, so that what waits is sent within it.</summary>
    private const long Tail = 10_000;

    /// <summary>How much later than it begins by our reckoning a window is used when the one before is spent.</summary>
    private const long Guard = 1_500;

    /// <summary>When this part of a window was used it counts as spent.</summary>
    private const double NearlyAll = 0.95;

    /// <summary>Over which time rates are averaged, in milliseconds.</summary>
    private const double RateTime = 60_000;

    /// <summary>The part of a minute's calls that the background may make at once when a window begins.</summary>
    private const double BackgroundHeadStart = 0.25;

    /// <summary>After how long a paused background asks again, in milliseconds.</summary>
    private const long PauseCheck = 5_000;

    /// <summary>The number of the window at an instant of Reddit's clock.</summary>
    public static long WindowAt(DateTimeOffset now) => now.ToUnixTimeMilliseconds() / Window;

    /// <summary>When a window ends.</summary>
    public static DateTimeOffset EndOf(long window) => DateTimeOffset.FromUnixTimeMilliseconds((window + 1) * Window);

    /// <summary>The number of a calendar month in UTC.</summary>
    public static int MonthOf(DateTimeOffset instant) => (instant.Year * 12) + instant.Month;

    /// <summary>When the month after begins, in Unix milliseconds.</summary>
    public static long StartOfNextMonth(DateTimeOffset instant) =>
        new DateTimeOffset(instant.Year, instant.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1).ToUnixTimeMilliseconds();

    /// <summary>Calls that were made or are being made.</summary>
    private int Used => Math.Max(0, state.Settled + state.Foreign + state.Open.Count);

    private long Start => state.Window * Window;

    /// <summary>Grants a call, or says when to ask again.</summary>
    public LedgerReply Take(in LedgerAsk ask)
    {
        var now = MoveTo(ask.Now);
        if (now - state.Instances.GetValueOrDefault(ask.Instance) > InstanceRenewal)
            state.Instances[ask.Instance] = now;
        state.Foreign += ask.Unreported;
        if (Used < ask.KnownUsed)
            state.Foreign += ask.KnownUsed - Used;
        state.MonthCalls = Math.Max(state.MonthCalls, ask.KnownMonth) + ask.UnreportedMonth;

        var limit = ask.Plan.LimitFor(state.ReportedLimit);
        var head = ask.Plan.HeadOf(limit);
        var (refusal, until) = Judge(ask, limit, head, now);
        if (refusal is LedgerRefusal.None)
            Open(ask, now);
        var wait = refusal is LedgerRefusal.None ? 0 : Math.Max(1, until - now);
        return new LedgerReply(refusal, wait, Used, limit, state.Settled, state.Window, state.Rate, state.Instances.Count, state.MonthCalls);
    }

    /// <summary>Takes over how a call ended.</summary>
    public void Settle(in Settlement settlement)
    {
        var now = MoveTo(settlement.Now);
        var ticket = settlement.Ticket;
        var isOfThisWindow = ticket.Window == state.Window;
        if (isOfThisWindow)
            state.Open.Remove(ticket.Id);
        var isCountedHere = settlement.Window == state.Window;
        if (settlement.WasMade)
            state.Settled += isCountedHere ? 1 : 0;
        else
            TakeBack(settlement, isOfThisWindow);

        if (isCountedHere && settlement.Report is { } report)
            Correct(report, isOfThisWindow ? ticket.SettledBefore : 0, now);
        if (settlement.RefusedFor > 0)
            state.RefusedUntil = now + Math.Min(settlement.RefusedFor, Window);
    }

    private void TakeBack(in Settlement settlement, bool isOfThisWindow)
    {
        if (settlement.Month == state.Month)
            state.MonthCalls = Math.Max(0, state.MonthCalls - 1);
        state.Rate = Math.Max(0, state.Rate - 1);
        if (!settlement.Ticket.IsBackground)
            state.InteractiveRate = Math.Max(0, state.InteractiveRate - 1);
        else if (isOfThisWindow)
            state.Background--;
    }

    private (LedgerRefusal Refusal, long Until) Judge(in LedgerAsk ask, int limit, int head, long now)
    {
        var next = Used + 1;
        if (now < state.RefusedUntil)
            return (LedgerRefusal.Refused, state.RefusedUntil);
        if (ask.Plan.MonthlyLimit is { } most && state.MonthCalls >= most)
            return (LedgerRefusal.Month, StartOfNextMonth(DateTimeOffset.FromUnixTimeMilliseconds(now)));
        if (next > limit)
            return (LedgerRefusal.Spent, Start + Window + Guard);
        if (state.FollowsSpent && now < Start + Guard)
            return (LedgerRefusal.Pace, Start + Guard);
        var since = ask.IsTold && state.Open.Count == 0 ? Start : state.Since;
        if (next > head && At(since, next - head, limit - head, Window - Tail) is var due && now < due)
            return (LedgerRefusal.Pace, due);
        return ask.IsBackground ? JudgeBackground(limit, now, next) : (LedgerRefusal.None, now);
    }

    private (LedgerRefusal Refusal, long Until) JudgeBackground(int limit, long now, int next)
    {
        if (state.Background + 1 > limit * BackgroundShare)
            return (LedgerRefusal.Share, Start + Window + Guard);
        var minute = limit * RateTime / Window;
        if (state.InteractiveRate > BackgroundPause * minute)
            return (LedgerRefusal.Busy, now + PauseCheck);
        var due = At(state.Since, next - (minute * BackgroundHeadStart), limit - minute, Window);
        return now < due ? (LedgerRefusal.Busy, Math.Min(due, Start + Window + Guard)) : (LedgerRefusal.None, now);
    }

    /// <summary>When a line that grows to <paramref name="whole"/> within <paramref name="length"/> reaches a height.</summary>
    private static long At(long since, double height, double whole, long length) =>
        whole <= 0 || height <= 0 ? since : since + (long)Math.Ceiling(length * height / whole);

    private void Open(in LedgerAsk ask, long now)
    {
        state.Open[ask.Ticket] = now + LongestCall;
        state.MonthCalls++;
        state.Rate++;
        if (ask.IsBackground)
            state.Background++;
        else
            state.InteractiveRate++;
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

        state.Since = Start;
        var least = used - state.Settled - state.Open.Count;
        var most = used - settledBefore - 1;
        if (state.Foreign > most && settledBefore >= state.Newest)
            state.Foreign = most;
        state.Foreign = Math.Max(state.Foreign, least);
        state.Newest = Math.Max(state.Newest, settledBefore);
    }

    /// <summary>
    /// Forgets what is over. Time does not go back for an instance whose clock is a little behind, it is taken along; a state of long after is of a clock that was wrong.
    /// </summary>
    private long MoveTo(long instant)
    {
        var window = instant / Window;
        if (window > state.Window || window < state.Window - 1)
            Begin(window, instant);
        var now = Math.Max(instant, Start);
        foreach (var (ticket, end) in state.Open)
        {
            if (end <= now)
                state.Open.Remove(ticket);
        }

        foreach (var (instance, asked) in state.Instances)
        {
            if (asked + InstanceLife <= now)
                state.Instances.Remove(instance);
        }

        Decay(now);
        return now;
    }

    private void Begin(long window, long instant)
    {
        if (window < state.Window)
        {
            state.Instances.Clear();
            (state.RefusedUntil, state.RatedAt) = (0, instant);
        }

        var follows = window == state.Window + 1;
        state.FollowsSpent = follows && state.ReportedLimit is { } limit && Used >= limit * NearlyAll;
        state.Since = follows ? window * Window : instant;
        state.Window = window;
        state.Settled = state.Foreign = state.Background = state.Newest = 0;
        state.Open.Clear();
        if (MonthOf(DateTimeOffset.FromUnixTimeMilliseconds(instant)) is var month && month != state.Month)
            (state.Month, state.MonthCalls) = (month, 0);
    }

    private void Decay(long now)
    {
        if (now <= state.RatedAt)
            return;
        var factor = Math.Exp((state.RatedAt - now) / RateTime);
        state.Rate *= factor;
        state.InteractiveRate *= factor;
        state.RatedAt = now;
    }

}
