namespace RedditMcp.Reddit.Content;

/// <summary>Where a share link leads: always a post, perhaps one comment of it.</summary>
internal sealed record ShareTarget(string PostId, string? CommentId);
