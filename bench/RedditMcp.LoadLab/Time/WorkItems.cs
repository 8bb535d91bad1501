using System.Diagnostics;

namespace RedditMcp.LoadLab.Time;

/// <summary>What the thread pool is busy with, for who drives the time from a thread outside of it.</summary>
internal static class WorkItems
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Returns when nothing runs and nothing is queued.</summary>
    public static void AwaitNone()
    {
        var spin = new SpinWait();
        while (AreAny())
            spin.SpinOnce(sleep1Threshold: -1);
    }

    /// <summary>Waits, in real time, for somebody outside of the pool to queue something.</summary>
    /// <returns>Whether anybody did.</returns>
    public static bool AwaitAny()
    {
        var waiting = Stopwatch.StartNew();
        while (!AreAny())
        {
            if (waiting.Elapsed > s_patience)
                return false;
            Thread.Yield();
        }

        return true;
    }

    /// <summary>A thread counts as busy from when it is called upon to when it finds nothing more to do, so that nothing falls between the two.</summary>
    private static bool AreAny()
    {
        if (ThreadPool.PendingWorkItemCount > 0)
            return true;
        ThreadPool.GetMaxThreads(out var all, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return free < all;
    }
}
