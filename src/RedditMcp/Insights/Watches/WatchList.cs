namespace RedditMcp.Insights.Watches;

/// <summary>A caller's watches.</summary>
/// <param name="Watches">The watches, oldest first.</param>
internal sealed record WatchList(IReadOnlyList<Watch> Watches);
