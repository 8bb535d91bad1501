namespace RedditMcp.Simulator.Serving;

/// <summary>The simulated site's own time: the given clock's, and how far a test has moved it.</summary>
internal sealed class SimulatorClock(TimeProvider inner)
{
    private long _offsetTicks;

    public DateTimeOffset Now => inner.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    public long Seconds => Now.ToUnixTimeSeconds();

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offsetTicks, by.Ticks);

    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _offsetTicks, (now - inner.GetUtcNow()).Ticks);

    /// <summary>Waits on the given clock, which moving the site's time does not hurry.</summary>
    public Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) =>
        time > TimeSpan.Zero ? Task.Delay(time, inner, cancellationToken) : Task.CompletedTask;
}
