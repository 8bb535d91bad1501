namespace RedditMcp.Insights.Watches;

/// <summary>An alert to be read.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Posts">Its posts.</param>
internal sealed record AlertView(WatchAlert Alert, IReadOnlyList<PostView> Posts);
