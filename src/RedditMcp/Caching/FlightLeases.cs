using RedditMcp.Caching.Warm;
using RedditMcp.Queries;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching;

/// <summary>
/// One flight across processes: who has the lease of a key asks Reddit, the others look into the warm tier until its answer is there, or word
/// of why there is none. A lease lives three seconds and is renewed while its owner works, so that a dead owner holds nobody up for longer.
/// </summary>
internal sealed class FlightLeases(ILeaseStore store, CacheMetrics metrics, Jitter jitter, TimeProvider time)
{
    private static readonly TimeSpan s_firstLook = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan s_lastLook = TimeSpan.FromMilliseconds(120);

    /// <summary>A call takes ten seconds at most, and may wait for the quota before. Who waited longer does not believe in its owner any more and asks Reddit.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(40);

    private readonly string _process = Guid.NewGuid().ToString("N");
    private long _flights;

    /// <summary>Waits until the lease of a key is this flight's, or its answer is there.</summary>
    /// <param name="key">What is asked for.</param>
    /// <param name="look">Looks whether another process has brought it.</param>
    /// <returns>The lease, if it was to be had, and what was found when looking.</returns>
    public async Task<FlightLease> TakeAsync(CacheKey key, Func<Task<Landing?>> look)
    {
        var (name, owner, started) = (NameOf(key), $"{_process}:{Interlocked.Increment(ref _flights)}", time.GetTimestamp());
        var outcome = await store.TryTakeAsync(name, owner, LeaseHolding.Life, CancellationToken.None);
        if (outcome is not LeaseOutcome.Busy)
            return await HeldAsync(outcome, name, owner, look);

        metrics.WaitedForLease();
        var earlier = await store.FindFailureAsync(name, CancellationToken.None); // of a flight before the one that is waited for
        async Task<Landing?> LookForEndAsync() =>
            await look() ?? (await store.FindFailureAsync(name, CancellationToken.None) is { } note && note != earlier ? FlightFailure.Read(note) : null);
        for (var pause = s_firstLook; outcome is LeaseOutcome.Busy && time.GetElapsedTime(started) < s_patience; pause = Next(pause))
        {
            await Task.Delay(pause * jitter.Next(), time, CancellationToken.None);
            if (await LookForEndAsync() is { } found)
                return new FlightLease(null, found);
            outcome = await store.TryTakeAsync(name, owner, LeaseHolding.Life, CancellationToken.None);
        }

        return await HeldAsync(outcome, name, owner, LookForEndAsync);
    }

    /// <summary>Holds what was taken, if anything was, and looks once more: another flight may have ended just before.</summary>
    private async Task<FlightLease> HeldAsync(LeaseOutcome outcome, string name, string owner, Func<Task<Landing?>> look)
    {
        if (outcome is not LeaseOutcome.Taken)
            return new FlightLease(null, null);
        var holding = new LeaseHolding(store, name, owner, time);
        try
        {
            return new FlightLease(holding, await look());
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
}
