namespace RedditMcp.Reddit.Content;

/// <summary>One rule of a community.</summary>
internal sealed record Rule
{
    public required string ShortName { get; init; }

    public string? Description { get; init; }

    /// <summary>What it applies to: <c>all</c>, <c>link</c> (posts) or <c>comment</c>.</summary>
    public string? Kind { get; init; }

    public string? ViolationReason { get; init; }
}
