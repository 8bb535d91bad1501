using RedditMcp.Caching.Warm;
using RedditMcp.Queries;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching;

/// <summary>
/// One flight across processes: who has the lease of a key asks Reddit, the others look into the warm tier until its answer is there. A lease
/// lives three seconds and is renewed while its owner works, so that a dead owner holds nobody up for longer.
/// </summary>
internal sealed class FlightLeases(ILeaseStore store, CacheMetrics metrics, Jitter jitter, TimeProvider time)
{
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_renewal = TimeSpan.FromSeconds(0.7);
    private static readonly TimeSpan s_firstLook = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan s_lastLook = TimeSpan.FromMilliseconds(120);

    /// <summary>A call takes ten seconds at most. Who waited longer does not believe in its owner any more and asks Reddit.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    private readonly string _process = Guid.NewGuid().ToString("N");
    private long _flights;

    /// <summary>Waits until the lease of a key is this flight's, or its answer is there.</summary>
    /// <param name="key">What is asked for.</param>
    /// <param name="look">Looks whether another process has brought it.</param>
    /// <returns>The lease, if it was to be had, and what was found when looking.</returns>
    public async Task<FlightLease> TakeAsync(CacheKey key, Func<Task<Landing?>> look)
    {
        var name = NameOf(key);
        var owner = $"{_process}:{Interlocked.Increment(ref _flights)}";
        var started = time.GetTimestamp();
        var outcome = await store.TryTakeAsync(name, owner, s_life, CancellationToken.None);
        if (outcome is LeaseOutcome.Busy)
            metrics.WaitedForLease();
        for (var pause = s_firstLook; outcome is LeaseOutcome.Busy && time.GetElapsedTime(started) < s_patience; pause = Next(pause))
        {
            await Task.Delay(pause * jitter.Next(), time, CancellationToken.None);
            if (await look() is { } found)
                return new FlightLease(null, found);
            outcome = await store.TryTakeAsync(name, owner, s_life, CancellationToken.None);
        }

        if (outcome is not LeaseOutcome.Taken)
            return new FlightLease(null, null);
        var holding = new Holding(store, name, owner, time);
        try
        {
            return new FlightLease(holding, await look()); // another may have brought it and let go just before
        }
        catch
        {
            await holding.DisposeAsync();
            throw;
        }
    }

    private static TimeSpan Next(TimeSpan pause) => pause * 1.5 < s_lastLook ? pause * 1.5 : s_lastLook;

    /// <summary><c>reddit:posts:hash:v1</c> has the lease <c>reddit:lease:posts:hash:v1</c>.</summary>
    private static string NameOf(CacheKey key)
    {
        var space = key.Name.IndexOf(':');
        return $"{key.Name.AsSpan(0, space)}:lease{key.Name.AsSpan(space)}";
    }

    /// <summary>A lease while it is held: renewed until it is let go.</summary>
    private sealed class Holding : IAsyncDisposable
    {
        private readonly ILeaseStore _store;
        private readonly string _name;
        private readonly string _owner;
        private readonly PeriodicTimer _renewal;
        private readonly Task _renewing;

        public Holding(ILeaseStore store, string name, string owner, TimeProvider time)
        {
            (_store, _name, _owner) = (store, name, owner);
            _renewal = new PeriodicTimer(s_renewal, time);
            _renewing = RenewAsync();
        }

        public async ValueTask DisposeAsync()
        {
            _renewal.Dispose();
            await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // a lease lost costs a call, not what the flight brought
            await _store.ReleaseAsync(_name, _owner, CancellationToken.None);
        }

        private async Task RenewAsync()
        {
            while (await _renewal.WaitForNextTickAsync())
                await _store.RenewAsync(_name, _owner, s_life, CancellationToken.None);
        }
    }
}
