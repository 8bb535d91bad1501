using RedditMcp.Budget.Ledgers;

namespace RedditMcp.Budget.Queue;

/// <summary>When there will be room, by what was refused last. Whoever uses it sees to it that nobody else does meanwhile.</summary>
internal sealed class WaitForecast(TimeProvider time)
{
    private readonly Refusal?[] _refusals = new Refusal?[Enum.GetValues<CallPriority>().Length];

    /// <summary>How long one with so many ahead would wait; zero where nothing is known to be refused.</summary>
    public TimeSpan For(CallPriority priority, int ahead)
    {
        if (_refusals[(int)priority] is not { } refusal)
            return TimeSpan.Zero;
        var wait = refusal.RetryAfter - time.GetElapsedTime(refusal.At);
        return wait > TimeSpan.Zero ? wait + (refusal.Spacing * ahead) : TimeSpan.Zero;
    }

    /// <summary>Why there is no room; null where nothing was refused.</summary>
    public LedgerRefusal? ReasonFor(CallPriority priority) => _refusals[(int)priority]?.Reason;

    /// <summary>There was no room. What is refused to those who wait is refused to the background too, and the background is one.</summary>
    public void Refused(CallPriority priority, QueueVerdict verdict)
    {
        for (var line = priority is CallPriority.Interactive ? 0 : (int)CallPriority.Refresh; line < _refusals.Length; line++)
            _refusals[line] = new Refusal(time.GetTimestamp(), verdict.RetryAfter, verdict.Spacing, verdict.Reason);
    }

    private sealed record Refusal(long At, TimeSpan RetryAfter, TimeSpan Spacing, LedgerRefusal Reason);
}
