using System.Diagnostics;

namespace RedditMcp.Bench;

/// <summary>Keeps a number of requests under way for a while, and counts those that came back.</summary>
internal static class LoadLoop
{
    /// <summary>Runs the load.</summary>
    /// <param name="duration">For how long.</param>
    /// <param name="concurrency">Requests under way at a time.</param>
    /// <param name="send">Sends the n-th request and reads its answer; throws when it is none.</param>
    /// <returns>Requests per second.</returns>
    public static async Task<double> RunAsync(TimeSpan duration, int concurrency, Func<int, Task> send)
    {
        var next = 0;
        var done = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(async _ =>
        {
            while (watch.Elapsed < duration)
            {
                await send(Interlocked.Increment(ref next));
                Interlocked.Increment(ref done);
            }
        }));
        return done / watch.Elapsed.TotalSeconds;
    }
}
