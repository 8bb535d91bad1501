using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Model;

/// <summary>An account, and what it wrote.</summary>
internal sealed record UserBody
{
    public required Account User { get; init; }

    /// <summary>Communities it was most seen in, among the posts and comments fetched.</summary>
    public IReadOnlyList<SubredditCount>? MostActiveSubreddits { get; init; }

    public IReadOnlyList<Post>? Posts { get; init; }

    public IReadOnlyList<Comment>? Comments { get; init; }

    public int? Truncated { get; init; }

    public string? Cursor { get; init; }
}
