namespace RedditMcp;

/// <summary>Work that is done over and over while the server runs, and that nothing that goes wrong in it may end.</summary>
internal static class PeriodicWork
{
    /// <summary>Does it each time a period has passed, until it is stopped.</summary>
    /// <param name="every">The period.</param>
    /// <param name="time">Tells when it has passed.</param>
    /// <param name="work">The work.</param>
    /// <param name="onFault">Is told of what went wrong.</param>
    /// <param name="stoppingToken">Stops it.</param>
    public static async Task RunAsync(
        TimeSpan every, TimeProvider time, Func<CancellationToken, Task> work, Action<Exception> onFault, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync(work, onFault, stoppingToken);
    }

    /// <summary>Does it once.</summary>
    /// <param name="work">The work.</param>
    /// <param name="onFault">Is told of what went wrong.</param>
    /// <param name="stoppingToken">Stops it.</param>
    public static async Task TryAsync(Func<CancellationToken, Task> work, Action<Exception> onFault, CancellationToken stoppingToken)
    {
        try
        {
            await work(stoppingToken);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            onFault(fault);
        }
    }
}
