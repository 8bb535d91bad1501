using RedditMcp.Insights.Watches.Stores;
using RedditMcp.Telemetry;

namespace RedditMcp.Insights.Watches.Delivery;

/// <summary>
/// Brings alerts to webhooks, each watch's in their order. How far that is, is kept with the watch: an alert may come twice when a process dies in between, with the same
/// delivery id, and none is left out before it was tried for a day.
/// </summary>
internal sealed class WebhookCourier(IWatchStore store, WebhookSender sender, WatchMetrics metrics, TimeProvider time)
{
    /// <summary>After so long without success the webhook is given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>The pause after a delivery that failed with all its retries.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    private const int AtOnce = 8;
    private const int MostAlerts = 20;
    private const int MostTries = 5;

    /// <summary>Brings what waits.</summary>
    /// <param name="watches">The watches, as far as this process knows them.</param>
    /// <param name="onNews">Is told of what they are now, so that none is looked up again for what was brought.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task RunAsync(IReadOnlyList<Watch> watches, Action<Watch> onNews, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        watches.Where(IsWaiting), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (watch, cancel) => await BringAsync(watch, onNews, cancel));

    private bool IsWaiting(Watch watch) =>
        watch.Webhook is { IsOff: false } hook && hook.Sent < watch.Progress.LastAlert && !(hook.NextTry > time.GetUtcNow());

    private async Task BringAsync(Watch known, Action<Watch> onNews, CancellationToken cancellationToken)
    {
        if ((await store.FindAsync(known.Id, cancellationToken)).Value is not { } watch)
            return;
        onNews(watch);
        if (watch.IsPaused || !IsWaiting(watch))
            return;
        var alerts = await store.AlertsAsync(watch.Id, watch.Webhook!.Sent, MostAlerts, cancellationToken);
        foreach (var alert in alerts.Value ?? [])
        {
            var trouble = await sender.SendAsync(watch, alert, cancellationToken);
            if (trouble is null)
                metrics.Delivered(WatchMetrics.Webhook, 1);
            else
                metrics.Failed(WatchMetrics.Webhook, 1);
            if (await NoteAsync(watch, hook => After(hook, alert.Number, trouble), cancellationToken) is { } noted)
                onNews(noted);
            if (trouble is not null)
                return;
        }
    }

    private WatchWebhook After(WatchWebhook hook, long number, string? trouble)
    {
        if (trouble is null)
            return hook with { Sent = number, FailingSince = null, NextTry = null, Trouble = null };
        var now = time.GetUtcNow();
        var since = hook.FailingSince ?? now;
        return hook with { FailingSince = since, NextTry = now + Rest, Trouble = trouble, IsOff = now - since >= Patience };
    }

    private async Task<Watch?> NoteAsync(Watch watch, Func<WatchWebhook, WatchWebhook> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var held = await store.FindAsync(watch.Id, cancellationToken);
            if (held.Value is not { Webhook: { } hook } current)
                return null;
            var noted = current with { Version = current.Version + 1, Webhook = change(hook) };
            var reply = await store.AdvanceAsync(noted, [], cancellationToken);
            if (!reply.Answered || reply.Value)
                return reply.Answered ? noted : null;
        }

        return null;
    }
}
