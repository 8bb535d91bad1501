using System.Collections.Concurrent;

namespace RedditMcp.Caching;

/// <summary>
/// Lets concurrent askers of one thing share one piece of work. The work runs on nobody's cancellation token: who gives up
/// stops waiting, and the rest still get the result. A failure reaches all who wait, and is forgotten with them.
/// </summary>
internal sealed class SingleFlight<TKey, TResult>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Task<TResult>> _flights = new();

    /// <summary>Starts the work, or joins it where it is under way.</summary>
    /// <param name="key">What is asked for.</param>
    /// <param name="work">Makes it.</param>
    /// <param name="joined">Whether somebody else had started it.</param>
    /// <returns>The shared result; wait for it with <see cref="Task.WaitAsync(CancellationToken)"/>.</returns>
    public Task<TResult> RunAsync(TKey key, Func<Task<TResult>> work, out bool joined)
    {
        var landing = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var flight = _flights.GetOrAdd(key, landing.Task);
        joined = flight != landing.Task;
        if (!joined)
            _ = FlyAsync(key, work, landing);
        return flight;
    }

    /// <summary>Whether work for a key is under way.</summary>
    public bool IsUnderWay(TKey key) => _flights.ContainsKey(key);

    /// <summary>The flight ends before its result is told, so that whoever comes after it looks at what it left in the cache.</summary>
    private async Task FlyAsync(TKey key, Func<Task<TResult>> work, TaskCompletionSource<TResult> landing)
    {
        try
        {
            var result = await work();
            _flights.TryRemove(key, out _);
            landing.SetResult(result);
        }
        catch (Exception failure)
        {
            _flights.TryRemove(key, out _);
            landing.SetException(failure);
        }
    }
}
