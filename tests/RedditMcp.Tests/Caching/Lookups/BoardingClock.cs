using Microsoft.Extensions.Time.Testing;
using RedditMcp.Caching.Lookups;

namespace RedditMcp.Tests.Caching.Lookups;

/// <summary>A clock that stands still, and sees how many lookups have got into a batch: each sets the batch's timer anew.</summary>
internal sealed class BoardingClock : FakeTimeProvider
{
    private int _boarded;

    public int Boarded => Volatile.Read(ref _boarded);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new CountingTimer(base.CreateTimer(callback, state, dueTime, period), this);

    private sealed class CountingTimer(ITimer inner, BoardingClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = inner.Change(dueTime, period);
            if (dueTime > TimeSpan.Zero && dueTime <= LookupBatch.Longest)
                Interlocked.Increment(ref clock._boarded);
            return changed;
        }

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
