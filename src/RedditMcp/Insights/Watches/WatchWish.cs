namespace RedditMcp.Insights.Watches;

/// <summary>What a caller wants to be watched, checked.</summary>
/// <param name="Keywords">As they were given.</param>
/// <param name="Subreddits">Where, lower case; empty for all of Reddit.</param>
internal sealed record WatchWish(IReadOnlyList<string> Keywords, IReadOnlyList<string> Subreddits)
{
    public int AlertThreshold { get; init; } = 1;

    public Engagement MinEngagement { get; init; }

    public int CheckInterval { get; init; } = 15;

    public WatchWebhook? Webhook { get; init; }
}
