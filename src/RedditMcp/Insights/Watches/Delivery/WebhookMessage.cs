using RedditMcp.Insights.Watches.Model;

namespace RedditMcp.Insights.Watches.Delivery;

/// <summary>What a webhook is sent. Titles and authors are not in it, so that nothing is spread that may have been deleted: the links lead to them.</summary>
/// <param name="WatchId">The watch.</param>
/// <param name="Keywords">What it looks for.</param>
/// <param name="Source">Who answered: <c>reddit</c> or <c>simulator</c>.</param>
/// <param name="Alert">The alert.</param>
internal sealed record WebhookMessage(string WatchId, IReadOnlyList<string> Keywords, string Source, AlertBody Alert)
{
    /// <summary>The message for an alert.</summary>
    public static WebhookMessage Of(Watch watch, WatchAlert alert, string source) => new(
        watch.Id, watch.Keywords, source,
        WatchBodies.Of(new AlertView(alert, [.. alert.Posts.Select(post => PostView.Of(post, words: null))])));
}
