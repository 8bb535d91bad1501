using RedditMcp.Reddit;

namespace RedditMcp.Budget;

/// <summary>
/// How much of the key's quota is spent, and who may spend more of it: 1,000 calls per fixed window of ten minutes, counted here and corrected
/// by what Reddit says. Callers who wait go first; the background has its share, and only while those leave room.
/// </summary>
internal sealed class RequestBudget(RateLimit rateLimit, TimeProvider time)
{
    private const double CallsPerWindow = 1000;

    /// <summary>What the background may spend of a window at most.</summary>
    private const double BackgroundShare = 0.3;

    /// <summary>When so much of the window is spent, the background pauses.</summary>
    private const double BackgroundPause = 0.7;

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Queue<long> _lastMinute = new();
    private long _window;
    private int _spent;
    private int _spentInBackground;

    /// <summary>Calls made in the last 60 seconds.</summary>
    public int QueriesPerMinute
    {
        get
        {
            lock (_gate)
            {
                Forget(time.GetUtcNow());
                return _lastMinute.Count;
            }
        }
    }

    /// <summary>Whether a call may be made now; one for the background is charged to its share at once.</summary>
    public bool TryTake(CallPriority priority)
    {
        if (priority is CallPriority.Interactive)
            return rateLimit.Wait is null;
        lock (_gate)
        {
            Forget(time.GetUtcNow());
            var spent = Math.Max(_spent, rateLimit.Remaining is { } left ? CallsPerWindow - left : 0);
            if (spent >= CallsPerWindow * BackgroundPause || _spentInBackground >= CallsPerWindow * BackgroundShare)
                return false;
            _spentInBackground++;
            return true;
        }
    }

    /// <summary>Takes note of a call on its way.</summary>
    public void Called()
    {
        lock (_gate)
        {
            Forget(time.GetUtcNow());
            _spent++;
            _lastMinute.Enqueue(time.GetTimestamp());
        }
    }

    private void Forget(DateTimeOffset now)
    {
        var window = now.Ticks / s_window.Ticks;
        if (window != _window)
            (_window, _spent, _spentInBackground) = (window, 0, 0);
        while (_lastMinute.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= TimeSpan.FromMinutes(1))
            _lastMinute.Dequeue();
    }
}
