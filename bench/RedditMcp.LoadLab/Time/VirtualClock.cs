namespace RedditMcp.LoadLab.Time;

/// <summary>
/// Time that passes as fast as the work allows: it stands still while anything is being done, and leaps to the next timer as soon as all wait for one. The code that runs under it
/// is the product's own, on the thread pool as ever; nothing of it may wait for a socket, a thread of its own or the real clock.
/// </summary>
/// <param name="start">When it begins.</param>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(VirtualTimer Timer, long Version), (long Due, long Order)> _due = new();
    private long _now = start.UtcTicks;
    private long _order;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _now), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref _now);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets the time pass until the work is done.</summary>
    /// <param name="work">What to do.</param>
    /// <exception cref="InvalidOperationException">All of it waits, and for no timer.</exception>
    public async Task RunAsync(Func<Task> work)
    {
        using var _ = LonePoolThread.Take();
        await Task.Yield(); // from here on all is done on that thread
        await TimePasser.PassAsync(this, work());
    }

    /// <summary>Puts a timer in the line; null takes it out.</summary>
    internal void Enlist(VirtualTimer timer, long version, TimeSpan? after)
    {
        if (after is not { } wait)
            return;
        lock (_gate)
            _due.Enqueue((timer, version), (_now + Math.Max(0, wait.Ticks), _order++));
    }

    /// <summary>Leaps to the next timer and lets it call back on this thread.</summary>
    /// <returns>Whether there was one.</returns>
    internal bool TryLeap()
    {
        while (true)
        {
            VirtualTimer timer;
            long version;
            lock (_gate)
            {
                if (!_due.TryDequeue(out var next, out var at))
                    return false;
                (timer, version) = next;
                if (!timer.IsAt(version))
                    continue; // it was changed or stopped since
                Interlocked.Exchange(ref _now, Math.Max(_now, at.Due));
            }

            timer.Fire(version);
            return true;
        }
    }
}
