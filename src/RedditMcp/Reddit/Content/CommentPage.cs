namespace RedditMcp.Reddit.Content;

/// <summary>One page of an account's comments.</summary>
/// <param name="Comments">The comments in Reddit's order.</param>
/// <param name="After">Where the next page starts; null at the end.</param>
internal sealed record CommentPage(IReadOnlyList<Comment> Comments, string? After);
