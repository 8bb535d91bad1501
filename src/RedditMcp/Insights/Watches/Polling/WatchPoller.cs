using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Warm;
using RedditMcp.Insights.Watches.Delivery;
using RedditMcp.Telemetry;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>Polls for watches that are due. Of several processes one does it, as long as it lives.</summary>
internal sealed partial class WatchPoller(
    WatchShelf shelf, WatchPolls polls, WebhookCourier courier, ILeaseStore leases, WatchMetrics metrics, IOptions<WatchOptions> options, TimeProvider time, ILogger<WatchPoller> logger)
    : BackgroundService
{
    /// <summary>How often it looks whether any is due.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>After so long without a sign of life another process polls.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(15);

    private const string Lease = "watch:poller";

    private readonly string _owner = TimedId.New(time.GetUtcNow());

    /// <summary>What is being brought to webhooks.</summary>
    public Task Delivering { get; private set; } = Task.CompletedTask;

    /// <summary>Polls for what is due, unless another process does it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!await IsMineAsync(cancellationToken) || await shelf.ReadAsync(cancellationToken) is not { } watches)
            return;
        metrics.Watching(watches.Count);
        if (Delivering.IsCompleted)
            Delivering = PeriodicWork.TryAsync(token => courier.RunAsync(watches, token), LogUndelivered, cancellationToken); // a webhook that takes its time must not hold up polls
        foreach (var group in polls.Plan(watches))
        {
            await polls.RunAsync(group, cancellationToken);
            if (!await IsMineAsync(cancellationToken))
                return;
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await leases.ReleaseAsync(Lease, _owner, CancellationToken.None);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Value.Enabled
        ? PeriodicWork.RunAsync(Every, time, RunAsync, LogFault, stoppingToken)
        : Task.CompletedTask;

    private async Task<bool> IsMineAsync(CancellationToken cancellationToken) =>
        await leases.TryTakeAsync(Lease, _owner, Life, cancellationToken) is not LeaseOutcome.Busy;

    [LoggerMessage(EventId = 1, EventName = "watch_fault", Level = LogLevel.Error, Message = "Watches could not be polled for.")]
    private partial void LogFault(Exception failure);

    [LoggerMessage(EventId = 2, EventName = "webhook_fault", Level = LogLevel.Error, Message = "Alerts could not be brought to webhooks.")]
    private partial void LogUndelivered(Exception failure);
}
