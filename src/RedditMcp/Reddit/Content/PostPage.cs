namespace RedditMcp.Reddit.Content;

/// <summary>One page of posts.</summary>
/// <param name="Posts">The posts in Reddit's order.</param>
/// <param name="After">Where the next page starts; null at the end.</param>
internal sealed record PostPage(IReadOnlyList<Post> Posts, string? After);
