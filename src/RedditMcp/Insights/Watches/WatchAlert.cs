namespace RedditMcp.Insights.Watches;

/// <summary>An alert: posts that together were enough. A post is in one alert of a watch at most.</summary>
/// <param name="Number">From 1 on, one after the other.</param>
/// <param name="RaisedAt">When.</param>
/// <param name="Posts">The posts, oldest first.</param>
internal sealed record WatchAlert(long Number, DateTimeOffset RaisedAt, IReadOnlyList<AlertedPost> Posts)
{
    /// <summary>So many posts are in one; what is more goes into the next.</summary>
    public const int MostPosts = 100;
}
