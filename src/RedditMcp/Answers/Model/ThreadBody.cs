using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Model;

/// <summary>A post and comments of it.</summary>
/// <param name="Post">The post.</param>
/// <param name="Comments">The comments, nested; one whose parent is not in the answer stands on the first level and names it.</param>
/// <param name="Truncated">Comments that are not shown.</param>
/// <param name="Cursor">Where it goes on.</param>
internal sealed record ThreadBody(Post Post, IReadOnlyList<Comment>? Comments, int? Truncated = null, string? Cursor = null);
