namespace RedditMcp.Insights.Watches.Delivery;

/// <summary>Somebody who wants to be told when a watch has a new alert.</summary>
/// <param name="WatchId">The watch.</param>
/// <param name="Told">The last alert that was there when it was last told.</param>
/// <param name="Send">Tells it.</param>
internal sealed record WatchSubscription(string WatchId, long Told, Func<CancellationToken, Task> Send);
