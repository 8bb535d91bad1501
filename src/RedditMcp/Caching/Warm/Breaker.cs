namespace RedditMcp.Caching.Warm;

/// <summary>
/// Leaves what fails alone for five seconds, then lets one asker through at a time: a success takes it back for all, a failure or
/// silence costs another five seconds.
/// </summary>
internal sealed class Breaker(TimeProvider time)
{
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(5);

    private readonly long _rest = (long)(s_rest.TotalSeconds * time.TimestampFrequency);
    private long _retryAt; // 0 while all is well
    private volatile string? _trouble;

    /// <summary>What is wrong; null while all is well.</summary>
    public string? Trouble => _trouble;

    /// <summary>Whether the last ask was answered, or there was none.</summary>
    public bool IsClosed => Volatile.Read(ref _retryAt) == 0;

    /// <summary>Whether to ask now. Whoever is let through while it is broken says how it went.</summary>
    public bool TryPass()
    {
        var retryAt = Volatile.Read(ref _retryAt);
        if (retryAt == 0)
            return true;

        var now = time.GetTimestamp();
        return now >= retryAt && Interlocked.CompareExchange(ref _retryAt, now + _rest, retryAt) == retryAt;
    }

    /// <summary>It answered.</summary>
    /// <returns>Whether this is news.</returns>
    public bool Succeeded()
    {
        if (IsClosed)
            return false;

        _trouble = null;
        return Interlocked.Exchange(ref _retryAt, 0) != 0;
    }

    /// <summary>It failed.</summary>
    /// <param name="trouble">What is wrong and what to do about it.</param>
    /// <returns>Whether this is news.</returns>
    public bool Failed(string trouble)
    {
        _trouble = trouble;
        return Interlocked.Exchange(ref _retryAt, Math.Max(1, time.GetTimestamp() + _rest)) == 0;
    }
}
