namespace RedditMcp.LoadLab.Time;

/// <summary>A timer of the virtual clock.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    private readonly Lock _gate = new();
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private long _version;

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        long version;
        lock (_gate)
        {
            version = ++_version;
            _period = period;
        }

        clock.Enlist(this, version, dueTime == Timeout.InfiniteTimeSpan ? null : dueTime);
        return true;
    }

    /// <summary>Whether it was neither changed nor stopped since it was put in the line.</summary>
    public bool IsAt(long version)
    {
        lock (_gate)
            return _version == version;
    }

    /// <summary>Calls back on this thread, and puts itself in the line again where it is periodic.</summary>
    public void Fire(long version)
    {
        lock (_gate)
        {
            if (_version != version)
                return;
            if (_period > TimeSpan.Zero)
                clock.Enlist(this, version, _period);
        }

        callback(state);
    }

    public void Dispose()
    {
        lock (_gate)
            _version++;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
