using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedditMcp.Insights.Watches.Stores;
using RedditMcp.Telemetry;

namespace RedditMcp.Insights.Watches.Delivery;

/// <summary>Tells those who subscribed to watches of new alerts, whichever process raised them: it looks every second how far their watches are.</summary>
internal sealed partial class WatchNews(IWatchStore store, WatchMetrics metrics, TimeProvider time, ILogger<WatchNews> logger) : BackgroundService
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<object, WatchSubscription> _subscriptions = [];
    private readonly CancellationTokenSource _ending = new();

    /// <summary>Cancelled when the server ends.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Tells somebody of a watch from now on.</summary>
    /// <param name="key">By what the subscription is ended.</param>
    /// <param name="watch">The watch.</param>
    /// <param name="send">How to tell.</param>
    public void Subscribe(object key, Watch watch, Func<CancellationToken, Task> send) =>
        _subscriptions[key] = new WatchSubscription(watch.Id, watch.Progress.LastAlert, send);

    /// <summary>Ends a subscription.</summary>
    public void Unsubscribe(object key) => _subscriptions.TryRemove(key, out _);

    /// <summary>Tells whom there is something to tell.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var group in _subscriptions.GroupBy(pair => pair.Value.WatchId, StringComparer.Ordinal).ToList())
        {
            var found = await store.FindAsync(group.Key, cancellationToken);
            if (found is not { Answered: true, Value: { } watch })
                continue;
            foreach (var (key, subscription) in group.Where(pair => pair.Value.Told < watch.Progress.LastAlert))
                await TellAsync(key, subscription, watch.Progress.LastAlert, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _ending.CancelAsync();
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _ending.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => PeriodicWork.RunAsync(Every, time, RunAsync, LogFault, stoppingToken);

    /// <summary>Tells one; who cannot be told any more is gone.</summary>
    private async Task TellAsync(object key, WatchSubscription subscription, long alerts, CancellationToken cancellationToken)
    {
        try
        {
            await subscription.Send(cancellationToken);
            metrics.Delivered(WatchMetrics.Notification, (int)(alerts - subscription.Told));
            _subscriptions.TryUpdate(key, subscription with { Told = alerts }, subscription);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogLost(failure);
            _subscriptions.TryRemove(key, out _);
        }
    }

    [LoggerMessage(EventId = 1, EventName = "watch_news_fault", Level = LogLevel.Error, Message = "Those who subscribed to watches could not be told of alerts.")]
    private partial void LogFault(Exception failure);

    [LoggerMessage(EventId = 2, EventName = "watch_subscriber_lost", Level = LogLevel.Debug, Message = "A subscriber of a watch is gone.")]
    private partial void LogLost(Exception failure);
}
