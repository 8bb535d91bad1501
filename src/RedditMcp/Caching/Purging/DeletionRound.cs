using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Caching.Purging;

/// <summary>Purges what was noticed to be deleted on Reddit: all of it at once and at most every 10 minutes, because it means reading all tiers.</summary>
internal sealed partial class DeletionRound(
    DeletionWatch watch, Purger purger, ILeaseStore leases, TimeProvider time, ILogger<DeletionRound> logger) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <summary>One process reads the tiers at a time.</summary>
    private const string Lease = "purge:deleted_on_reddit";

    private readonly string _owner = TimedId.New(time.GetUtcNow());

    /// <summary>Purges what waits, unless another process is at it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (watch.Waiting == 0 || await leases.TryTakeAsync(Lease, _owner, LeaseHolding.Life, cancellationToken) is LeaseOutcome.Busy)
            return;
        await using var holding = new LeaseHolding(leases, Lease, _owner, time);
        var targets = watch.Take();
        try
        {
            var report = await purger.RunAsync(targets, PurgeReason.DeletedOnReddit, cancellationToken);
            if (report.Removed.Values.Contains(null))
                watch.Return(targets); // not for the log's sake: that would mean reading all tiers again, for ever where it cannot be written
        }
        catch
        {
            watch.Return(targets);
            throw;
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicWork.RunAsync(Every, time, RunAsync, LogFault, stoppingToken);

    [LoggerMessage(EventId = 1, EventName = "deletion_fault", Level = LogLevel.Error, Message = "What was deleted on Reddit could not be purged.")]
    private partial void LogFault(Exception failure);
}
