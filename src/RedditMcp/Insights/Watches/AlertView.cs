namespace RedditMcp.Insights.Watches;

/// <summary>An alert to be read, or what is left of one.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Posts">Its posts.</param>
internal sealed record AlertView(WatchAlert Alert, IReadOnlyList<PostView> Posts)
{
    /// <summary>Posts of it that come before these, and were told before.</summary>
    public int Before { get; init; }
}
