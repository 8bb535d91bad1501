namespace RedditMcp.Caching.Cold;

/// <summary>When to try again what failed: after 5 seconds, then twice as long each time, at most 5 minutes.</summary>
internal sealed class Backoff(TimeProvider time)
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    private TimeSpan _wait = s_first;
    private long? _failedAt;
    private TimeSpan _pause;

    /// <summary>Whether it may be tried.</summary>
    public bool IsOver => _failedAt is not { } failedAt || time.GetElapsedTime(failedAt) >= _pause;

    public void Failed()
    {
        (_failedAt, _pause) = (time.GetTimestamp(), _wait);
        _wait = _wait * 2 < s_longest ? _wait * 2 : s_longest;
    }

    public void Succeeded() => (_wait, _failedAt) = (s_first, null);
}
