namespace RedditMcp.LoadLab.Time;

/// <summary>
/// The thread pool with a single thread, until it is given back. Then nothing has to be waited for to know that nothing is being done: who runs on that thread and finds the queue empty
/// knows. It also makes the order in which things are done the same each time.
/// </summary>
internal sealed class LonePoolThread : IDisposable
{
    private readonly (int Workers, int Ports) _least;
    private readonly (int Workers, int Ports) _most;

    private LonePoolThread((int Workers, int Ports) least, (int Workers, int Ports) most) => (_least, _most) = (least, most);

    /// <summary>Whether some other thread of the pool is at work yet.</summary>
    public static bool IsShared
    {
        get
        {
            ThreadPool.GetMaxThreads(out var all, out _);
            ThreadPool.GetAvailableThreads(out var free, out _);
            return all - free > 1;
        }
    }

    /// <summary>Leaves the pool one thread. Those that are at work finish what they do.</summary>
    public static LonePoolThread Take()
    {
        ThreadPool.GetMinThreads(out var leastWorkers, out var leastPorts);
        ThreadPool.GetMaxThreads(out var mostWorkers, out var mostPorts);
        if (!ThreadPool.SetMinThreads(1, leastPorts) || !ThreadPool.SetMaxThreads(1, mostPorts))
            throw new InvalidOperationException("The thread pool cannot be made to have one thread.");
        return new LonePoolThread((leastWorkers, leastPorts), (mostWorkers, mostPorts));
    }

    public void Dispose()
    {
        ThreadPool.SetMaxThreads(_most.Workers, _most.Ports);
        ThreadPool.SetMinThreads(_least.Workers, _least.Ports);
    }
}
