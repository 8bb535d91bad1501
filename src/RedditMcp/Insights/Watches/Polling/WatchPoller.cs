using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedditMcp.Insights.Watches.Delivery;
using RedditMcp.Telemetry;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>Polls for watches that are due. Of several processes one does it, as long as it lives.</summary>
internal sealed partial class WatchPoller(
    WatchShelf shelf, WatchPolls polls, WebhookCourier courier, WatchLease lease, WatchMetrics metrics, IOptions<WatchOptions> options, TimeProvider time, ILogger<WatchPoller> logger)
    : BackgroundService
{
    /// <summary>How often it looks whether any is due.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>What is being brought to webhooks.</summary>
    public Task Delivering { get; private set; } = Task.CompletedTask;

    /// <summary>Polls for what is due, unless another process does it.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => lease.RunAsync(
        async held =>
        {
            if (await shelf.ReadAsync(held) is not { } watches)
                return;
            metrics.Watching(watches.Count);
            if (Delivering.IsCompleted) // a webhook that takes its time must not hold up polls
                Delivering = PeriodicWork.TryAsync(token => courier.RunAsync(watches, shelf.Put, token), LogUndelivered, cancellationToken);
            foreach (var group in polls.Plan(watches))
                await polls.RunAsync(group, held);
        },
        cancellationToken);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await lease.ReleaseAsync();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Value.Enabled
        ? PeriodicWork.RunAsync(Every, time, RunAsync, LogFault, stoppingToken)
        : Task.CompletedTask;

    [LoggerMessage(EventId = 1, EventName = "watch_fault", Level = LogLevel.Error, Message = "Watches could not be polled for.")]
    private partial void LogFault(Exception failure);

    [LoggerMessage(EventId = 2, EventName = "webhook_fault", Level = LogLevel.Error, Message = "Alerts could not be brought to webhooks.")]
    private partial void LogUndelivered(Exception failure);
}
