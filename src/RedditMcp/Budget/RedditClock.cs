namespace RedditMcp.Budget;

/// <summary>
/// The time at Reddit, by which its windows begin and end; learnt from what its answers say, so that machines whose clocks differ agree on the window they are in.
/// </summary>
internal sealed class RedditClock(TimeProvider time)
{
    /// <summary>Reddit's windows are fixed and begin at multiples of this.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Headers are in whole seconds, and an answer takes its time.</summary>
    private static readonly TimeSpan s_precision = TimeSpan.FromSeconds(2);

    /// <summary>What a clock without an answer's date to hold it against is believed to be off at most.</summary>
    private static readonly TimeSpan s_plausible = TimeSpan.FromMinutes(1);

    private long _offset;

    /// <summary>The instant at Reddit.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _offset));

    /// <summary>Learns from an answer.</summary>
    /// <param name="reset">How long the window still was to last.</param>
    /// <param name="date">When it was sent by Reddit's clock; null where it did not say.</param>
    public void Observe(TimeSpan reset, DateTimeOffset? date)
    {
        if (reset <= TimeSpan.Zero || reset > Window)
            return;

        // A date that does not fit the window is not of the clock that the windows go by.
        var now = time.GetUtcNow();
        if (date is { } sent && OffEnd(sent + reset).Duration() <= s_precision)
            Adopt(sent - now);
        else if (OffEnd(now + reset) is var off && off.Duration() <= s_plausible)
            Adopt(off);
    }

    /// <summary>What is missing to the nearest end of a window; negative past it.</summary>
    private static TimeSpan OffEnd(DateTimeOffset instant)
    {
        var past = instant.UtcTicks % Window.Ticks;
        return TimeSpan.FromTicks(past > Window.Ticks / 2 ? Window.Ticks - past : -past);
    }

    private void Adopt(TimeSpan offset)
    {
        if ((offset - TimeSpan.FromTicks(Volatile.Read(ref _offset))).Duration() > s_precision)
            Volatile.Write(ref _offset, offset.Ticks);
    }
}
