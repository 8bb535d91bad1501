namespace RedditMcp.Caching.Warm.Sqlite;

/// <summary>
/// The time by which rows live and die, in Unix milliseconds; SQLite's own clock is never asked. When the clock is set back by up to five
/// minutes, time stands still in this process until the clock has caught up, so that nothing that ended comes back. When it is set back by more, it was
/// wrong before: time follows it, and what was written at an instant that now lies over five minutes ahead is taken as gone, since how old it
/// is cannot be known; keeping it would have it live for as long as the clock was wrong.
/// </summary>
internal sealed class SqliteClock(TimeProvider time)
{
    /// <summary>How far clocks may disagree, in milliseconds.</summary>
    public const long Tolerance = 5 * 60 * 1000;

    private long _latest;

    /// <summary>Now.</summary>
    public long Now()
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var latest = Volatile.Read(ref _latest);
        if (now <= latest && latest - now <= Tolerance)
            return latest;

        Volatile.Write(ref _latest, now);
        return now;
    }
}
