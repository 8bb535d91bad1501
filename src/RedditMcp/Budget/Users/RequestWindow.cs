namespace RedditMcp.Budget.Users;

/// <summary>
/// About how often a caller asked in the last minute, over all instances: what was asked in this minute, and of the minute before the part
/// that is not yet a minute ago. What other instances counted is known with a second's delay.
/// </summary>
internal sealed class RequestWindow
{
    private readonly Lock _gate = new();
    private long _minute;
    private int _before;
    private int _own;
    private int _told;
    private int _others;

    /// <summary>The minute of an instant, counted from 1970.</summary>
    public static long MinuteOf(DateTimeOffset now) => now.ToUnixTimeSeconds() / 60;

    /// <summary>Counts a request.</summary>
    /// <returns>How many there were in the last minute, this one included.</returns>
    public double Add(DateTimeOffset now)
    {
        lock (_gate)
        {
            Move(now);
            _own++;
            return Sum(now);
        }
    }

    /// <summary>How many there were in the last minute.</summary>
    public double Count(DateTimeOffset now)
    {
        lock (_gate)
        {
            Move(now);
            return Sum(now);
        }
    }

    /// <summary>How long it takes until there are fewer than a limit, if no more come.</summary>
    public TimeSpan WaitFor(int limit, DateTimeOffset now)
    {
        lock (_gate)
        {
            Move(now);
            var (current, part) = (_own + _others, PartOf(now));
            // Within this minute what is left of the one before fades; else what was asked in this one must fade in the next.
            var until = current < limit && _before > 0 ? 1 - ((double)(limit - current) / _before) : 2 - ((double)limit / Math.Max(1, current));
            return TimeSpan.FromMinutes(Math.Max(0, until - part));
        }
    }

    /// <summary>Takes what was not told to the others yet.</summary>
    public int TakeUntold(DateTimeOffset now)
    {
        lock (_gate)
        {
            Move(now);
            var untold = _own - _told;
            _told = _own;
            return untold;
        }
    }

    /// <summary>Takes note of all instances' requests in a minute, what was told of this one's included.</summary>
    public void Learn(long minute, int total)
    {
        lock (_gate)
        {
            if (minute == _minute)
                _others = Math.Max(0, total - _told);
        }
    }

    private static double PartOf(DateTimeOffset now) => now.ToUnixTimeMilliseconds() % 60_000 / 60_000.0;

    private double Sum(DateTimeOffset now) => (_before * (1 - PartOf(now))) + _own + _others;

    private void Move(DateTimeOffset now)
    {
        var minute = MinuteOf(now);
        if (minute == _minute)
            return;
        _before = minute == _minute + 1 ? _own + _others : 0;
        (_minute, _own, _told, _others) = (minute, 0, 0, 0);
    }
}
