using Microsoft.Extensions.Time.Testing;

namespace RedditMcp.Tests.Harness;

/// <summary>A clock that stands still until it is told to go on. Only pauses of milliseconds, such as a batch's, end by themselves, so that nobody has to.</summary>
internal sealed class StandingClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(100);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new EitherTimer(
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan),
            System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class EitherTimer(ITimer standing, ITimer running) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isShort = dueTime >= TimeSpan.Zero && dueTime <= s_short && period == Timeout.InfiniteTimeSpan;
            return running.Change(isShort ? dueTime : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)
                && standing.Change(isShort ? Timeout.InfiniteTimeSpan : dueTime, isShort ? Timeout.InfiniteTimeSpan : period);
        }

        public void Dispose()
        {
            running.Dispose();
            standing.Dispose();
        }

        public async ValueTask DisposeAsync()
        {
            await running.DisposeAsync();
            await standing.DisposeAsync();
        }
    }
}
