using System.Collections.Concurrent;

namespace RedditMcp.Caching;

/// <summary>
/// Lets concurrent askers of one thing share one piece of work. The work runs on nobody's cancellation token: who gives up
/// stops waiting, and the rest still get the result. A failure reaches all who wait, and is forgotten with them.
/// </summary>
internal sealed class SingleFlight<TKey, TResult>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Flight<TResult>> _flights = new();

    /// <summary>Starts the work, or joins it where it is under way.</summary>
    /// <param name="key">What is asked for.</param>
    /// <param name="work">Makes it; is told when nobody wants it any more.</param>
    /// <param name="joined">Whether somebody else had started it.</param>
    /// <returns>The shared work. Where all who waited for it gave up just before, it may end in an <see cref="OperationCanceledException"/>: ask again then.</returns>
    public Flight<TResult> Run(TKey key, Func<CancellationToken, Task<TResult>> work, out bool joined)
    {
        var own = new Flight<TResult>();
        var flight = _flights.GetOrAdd(key, own);
        flight.Board();
        joined = flight != own;
        if (joined)
            own.Dispose();
        else
            _ = FlyAsync(key, work, own);
        return flight;
    }

    /// <summary>The same for work that is wanted in any case.</summary>
    /// <param name="key">What is asked for.</param>
    /// <param name="work">Makes it.</param>
    /// <returns>The shared result; wait for it with <see cref="Task.WaitAsync(CancellationToken)"/>.</returns>
    public Task<TResult> RunAsync(TKey key, Func<Task<TResult>> work) => Run(key, _ => work(), out _).Landing;

    /// <summary>Whether work for a key is under way.</summary>
    public bool IsUnderWay(TKey key) => _flights.ContainsKey(key);

    /// <summary>The flight ends before its result is told, so that whoever comes after it looks at what it left in the cache.</summary>
    private async Task FlyAsync(TKey key, Func<CancellationToken, Task<TResult>> work, Flight<TResult> flight)
    {
        using (flight)
        {
            try
            {
                var result = await work(flight.Abandoned);
                _flights.TryRemove(key, out _);
                flight.Land(result);
            }
            catch (Exception failure)
            {
                _flights.TryRemove(key, out _);
                flight.Crash(failure);
            }
        }
    }
}
