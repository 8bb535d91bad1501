using RedditMcp.Budget.Ledgers;

namespace RedditMcp.Budget;

/// <summary>
/// The time at Reddit, by which its windows begin and end; learnt from what its answers say, so that machines whose clocks differ agree on the window they are in.
/// </summary>
internal sealed class RedditClock(TimeProvider time)
{
    /// <summary>Reddit's windows are fixed and begin at multiples of this.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds(WindowCalendar.Window);

    /// <summary>Headers are in whole seconds, and an answer takes its time.</summary>
    private static readonly TimeSpan s_precision = TimeSpan.FromSeconds(2);

    /// <summary>What a clock without an answer's date to hold it against is believed to be off at most.</summary>
    private static readonly TimeSpan s_plausible = TimeSpan.FromMinutes(1);

    /// <summary>An answer that was long on its way makes Reddit's clock look slow; so many in a row do not.</summary>
    private const int Enough = 5;

    private readonly Lock _gate = new();
    private long? _offset;
    private long _leastSlow;
    private int _slow;

    /// <summary>The instant at Reddit.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
                return time.GetUtcNow() + TimeSpan.FromTicks(_offset ?? 0);
        }
    }

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
        lock (_gate)
        {
            var change = offset.Ticks - _offset;
            if (change is null || change > s_precision.Ticks)
            {
                (_offset, _slow) = (offset.Ticks, 0);
            }
            else if (change >= -s_precision.Ticks)
            {
                _slow = 0;
            }
            else
            {
                _leastSlow = _slow == 0 ? offset.Ticks : Math.Max(_leastSlow, offset.Ticks);
                if (++_slow >= Enough)
                    (_offset, _slow) = (_leastSlow, 0);
            }
        }
    }
}
