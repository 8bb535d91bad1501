using System.Text.Json.Serialization;

namespace RedditMcp.Budget.Ledgers;

/// <summary>What is known of a key's current window, and how time changes it. Instants are Unix milliseconds at Reddit.</summary>
internal sealed class WindowState
{
    /// <summary>
    /// Calls being made are counted by the span of time they were granted in, in milliseconds. In the second span after, all that were made have ended: the gateway gives up on a token
    /// after ten seconds, and on an answer after another ten.
    /// </summary>
    public const long CallSpan = 25_000;

    /// <summary>A process that has not said for so long that it is there, in milliseconds, shares the ledger no more.</summary>
    public const long InstanceLife = 120_000;

    /// <summary>Over which time rates are averaged, in milliseconds.</summary>
    public const double RateTime = 60_000;

    /// <summary>When this part of a window was used it counts as spent.</summary>
    private const double NearlyAll = 0.95;

    /// <summary>The window's number since the epoch.</summary>
    public long Window { get; set; }

    /// <summary>From when on this count is complete: the window's start, or later if it was begun in its middle and Reddit has not said more.</summary>
    public long Since { get; set; }

    /// <summary>Calls the window has by Reddit's word; null before the first.</summary>
    public int? ReportedLimit { get; set; }

    /// <summary>Our calls that have come to an end, or must have.</summary>
    public int Settled { get; set; }

    /// <summary>What Reddit counts beyond ours: others' calls; below zero, calls of ours that it did not count.</summary>
    public int Foreign { get; set; }

    /// <summary>Our calls for the background.</summary>
    public int Background { get; set; }

    /// <summary>The highest <see cref="CallTicket.SettledBefore"/> whose report was taken over.</summary>
    public int Newest { get; set; }

    /// <summary>Whether the window before was all but spent, so that a call before this one's real start would be refused.</summary>
    public bool FollowsSpent { get; set; }

    /// <summary>Until when Reddit said to wait.</summary>
    public long RefusedUntil { get; set; }

    /// <summary>Calls a minute at <see cref="RatedAt"/>.</summary>
    public double Rate { get; set; }

    /// <summary>The same of those that somebody waited for.</summary>
    public double InteractiveRate { get; set; }

    /// <summary>When the rates were last brought up to date.</summary>
    public long RatedAt { get; set; }

    /// <summary>The calendar month, by its number.</summary>
    public int Month { get; set; }

    /// <summary>Calls granted in it.</summary>
    public int MonthCalls { get; set; }

    /// <summary>The number of the current span since the epoch.</summary>
    public long Span { get; set; }

    /// <summary>Calls being made that were granted in it.</summary>
    public int Open { get; set; }

    /// <summary>Calls being made that were granted in the span before.</summary>
    public int OpenBefore { get; set; }

    /// <summary>Processes that share the ledger, and until when unless they say so again.</summary>
    public Dictionary<long, long> Instances { get; set; } = [];

    /// <summary>When the window begins.</summary>
    [JsonIgnore]
    public long Start => Window * WindowCalendar.Window;

    /// <summary>Calls being made.</summary>
    [JsonIgnore]
    public int AllOpen => Open + OpenBefore;

    /// <summary>Calls of the window that were made or are being made.</summary>
    [JsonIgnore]
    public int Used => Math.Max(0, Settled + Foreign + AllOpen);

    /// <summary>
    /// Forgets what is over. Time does not go back for an instance whose clock is a little behind, it is taken along; a state of long after is of a clock that was wrong.
    /// </summary>
    /// <returns>The instant, not before the window.</returns>
    public long MoveTo(long instant)
    {
        var window = instant / WindowCalendar.Window;
        if (window > Window || window < Window - 1)
            Begin(window, instant);
        var now = Math.Max(instant, Start);
        EndSpans(now / CallSpan);
        if (now > RatedAt)
        {
            var factor = Math.Exp((RatedAt - now) / RateTime);
            (Rate, InteractiveRate, RatedAt) = (Rate * factor, InteractiveRate * factor, now);
        }

        return now;
    }

    private void Begin(long window, long instant)
    {
        if (window < Window)
        {
            Instances.Clear();
            (RefusedUntil, RatedAt) = (0, instant);
        }

        var follows = window == Window + 1;
        FollowsSpent = follows && ReportedLimit is { } limit && Used >= limit * NearlyAll;
        Since = follows ? window * WindowCalendar.Window : instant;
        Window = window;
        Settled = Foreign = Background = Newest = Open = OpenBefore = 0;
        Span = 0;
        if (WindowCalendar.MonthOf(DateTimeOffset.FromUnixTimeMilliseconds(instant)) is var month && month != Month)
            (Month, MonthCalls) = (month, 0);
    }

    /// <summary>Who did not tell how a call ended is dead, and may have made it: it counts until Reddit says that it did not count it.</summary>
    private void EndSpans(long span)
    {
        if (span <= Span)
            return;
        var isNext = span == Span + 1;
        Settled += isNext ? OpenBefore : AllOpen;
        (Span, OpenBefore, Open) = (span, isNext ? Open : 0, 0);
    }
}
