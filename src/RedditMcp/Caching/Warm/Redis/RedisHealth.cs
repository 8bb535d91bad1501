using Microsoft.Extensions.Logging;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>
/// When to leave Redis alone, and what to tell of it: a lost connection, or three answers in a row that did not come in time, are five seconds
/// of rest. Of a cluster, what one master does not do is no reason to leave the others alone. What is wrong is told once, until it is over.
/// </summary>
internal sealed class RedisHealth(string place, WarmMetrics metrics, TimeProvider time, ILogger logger)
{
    private const int SilencesInARow = 3;

    private readonly Breaker _breaker = new(time);
    private readonly Breaker _writes = new(time);
    private int _silences;
    private int _told; // a bit for each operation whose trouble has been told
    private volatile bool _isPartial;
    private volatile bool _isLate;

    /// <summary>Whether it answered when it was last asked.</summary>
    public bool IsAvailable => _breaker.IsClosed && !_isLate;

    /// <summary>What is wrong; null while all is well.</summary>
    public string? Trouble => _breaker.Trouble ?? _writes.Trouble
        ?? (_isPartial ? RedisFailure.SayPartial(place) : null)
        ?? (_isLate ? new RedisFailure(RedisErrorKind.Connection, RedisFailureReach.All).Say(place) : null);

    /// <summary>Whether to ask now.</summary>
    public bool Passes(RedisOperation operation) =>
        operation == RedisOperation.Status || ((!TakesMemory(operation) || _writes.TryPass()) && _breaker.TryPass());

    /// <summary>There is no connection yet.</summary>
    public void IsLate() => _isLate = true;

    /// <summary>It answered.</summary>
    public void Succeeded(RedisOperation operation, RedisSession session)
    {
        if (_silences != 0)
            _silences = 0;
        if (_isLate)
            _isLate = false;
        if (_told != 0)
            Interlocked.And(ref _told, ~(1 << (int)operation));
        var isWholeAgain = _isPartial && session.IsWhole;
        if (isWholeAgain)
            _isPartial = false;
        if (_breaker.Succeeded() | (TakesMemory(operation) && _writes.Succeeded()) | isWholeAgain)
            WarmLog.Back(logger, place);
    }

    /// <summary>It failed.</summary>
    /// <param name="operation">What was asked.</param>
    /// <param name="exception">What came of it.</param>
    /// <param name="failure">What that means.</param>
    /// <param name="session">The connection; null when there is none.</param>
    public void Failed(RedisOperation operation, Exception exception, RedisFailure failure, RedisSession? session)
    {
        metrics.Failed(failure.Kind);
        if (failure.Kind is RedisErrorKind.Connection or RedisErrorKind.Loading && session is { HasOthers: true })
        {
            if (!_isPartial)
                WarmLog.Trouble(logger, exception, RedisFailure.SayPartial(place));
            _isPartial = true;
            return;
        }

        var trouble = failure.Say(place);
        if (BrokenBy(failure, session) is { } broken ? broken.Failed(trouble) : IsFirstOf(operation))
            WarmLog.Trouble(logger, exception, trouble);
    }

    private static bool TakesMemory(RedisOperation operation) =>
        operation is RedisOperation.Set or RedisOperation.Record or RedisOperation.Notice or RedisOperation.Lease
            or RedisOperation.Budget or RedisOperation.Charge;

    private Breaker? BrokenBy(RedisFailure failure, RedisSession? session) => failure.Reach switch
    {
        RedisFailureReach.All => _breaker,
        // One of three masters that hangs is silent a third of the time, and three times in a row soon; nine times hardly ever.
        RedisFailureReach.AllWhenRepeated when !_breaker.IsClosed || Interlocked.Increment(ref _silences) >= SilencesInARow * (session?.MastersKnown ?? 1) => _breaker,
        RedisFailureReach.Writes => _writes,
        _ => null,
    };

    private bool IsFirstOf(RedisOperation operation)
    {
        var bit = 1 << (int)operation;
        return (Interlocked.Or(ref _told, bit) & bit) == 0;
    }
}
