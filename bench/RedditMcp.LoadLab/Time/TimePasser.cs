using System.Diagnostics;

namespace RedditMcp.LoadLab.Time;

/// <summary>Stands in the queue of the pool's only thread behind all who have something to do; when its turn comes and nobody is behind it, all wait, and it lets the clock leap.</summary>
internal sealed class TimePasser : IThreadPoolWorkItem
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly VirtualClock _clock;
    private readonly Task _work;
    private readonly TaskCompletionSource _passed = new();
    private long? _stuckSince;

    private TimePasser(VirtualClock clock, Task work) => (_clock, _work) = (clock, work);

    /// <summary>Lets the time pass until the work is done.</summary>
    /// <param name="clock">The time.</param>
    /// <param name="work">The work, begun on the pool's only thread.</param>
    public static async Task PassAsync(VirtualClock clock, Task work)
    {
        var passer = new TimePasser(clock, work);
        passer.StandInLine();
        await passer._passed.Task;
        await work;
    }

    /// <inheritdoc/>
    public void Execute()
    {
        while (!_work.IsCompleted && ThreadPool.PendingWorkItemCount == 0 && !LonePoolThread.IsShared && _clock.TryLeap())
            _stuckSince = null;
        if (_work.IsCompleted)
            _passed.SetResult();
        else if (IsStuck())
            _passed.SetException(new InvalidOperationException("The work waits, and for no timer: something in it waits for more than the virtual clock."));
        else
            StandInLine();
    }

    private void StandInLine() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    /// <summary>Whether nothing has been done for long, in real time. Some wait for what happens outside of the pool, and are given the processor.</summary>
    private bool IsStuck()
    {
        if (ThreadPool.PendingWorkItemCount > 0)
        {
            _stuckSince = null;
            return false;
        }

        Thread.Yield();
        return Stopwatch.GetElapsedTime(_stuckSince ??= Stopwatch.GetTimestamp()) > s_patience;
    }
}
