namespace RedditMcp.Insights.Watches;

/// <summary>A span of time of which not all new posts were seen.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Missed">How many posts that are, by how fast they came.</param>
/// <param name="IsSearched">Whether Reddit's search was asked for the keywords over all of it.</param>
internal sealed record WatchGap(DateTimeOffset From, DateTimeOffset To, long Missed, bool IsSearched);
