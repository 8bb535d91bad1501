using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>The right to poll for watches. Of several processes one has it, as long as it lives, however long its polls take.</summary>
internal sealed class WatchLease(ILeaseStore leases, TimeProvider time)
{
    /// <summary>After so long without a sign of life another process polls.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(15);

    private const string Name = "watch:poller";
    private const int SignsInALife = 3;

    private readonly string _owner = TimedId.New(time.GetUtcNow());

    /// <summary>Does work if no other process has the right, and keeps it meanwhile. The work is cancelled should another process take over all the same.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (!await TryTakeAsync(cancellationToken))
            return;
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var keeping = KeepAsync(held);
        try
        {
            await work(held.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // another process does it now
        }
        finally
        {
            await held.CancelAsync();
            await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Gives the right up.</summary>
    public ValueTask ReleaseAsync() => leases.ReleaseAsync(Name, _owner, CancellationToken.None);

    /// <summary>A store that does not answer does not keep anybody from polling: what is found is kept once all the same.</summary>
    private async Task<bool> TryTakeAsync(CancellationToken cancellationToken) =>
        await leases.TryTakeAsync(Name, _owner, Life, cancellationToken) is not LeaseOutcome.Busy;

    private async Task KeepAsync(CancellationTokenSource held)
    {
        using var timer = new PeriodicTimer(Life / SignsInALife, time);
        while (await timer.WaitForNextTickAsync(held.Token))
        {
            if (!await TryTakeAsync(held.Token))
                await held.CancelAsync();
        }
    }
}
