namespace RedditMcp.Insights.Trends;

/// <summary>A post of a topic as an answer tells it.</summary>
internal sealed record TrendingPost
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Author { get; init; }

    public string? Subreddit { get; init; }

    /// <summary>Null while Reddit does not show it.</summary>
    public long? Score { get; init; }

    public long NumComments { get; init; }

    public double CreatedUtc { get; init; }

    public required string Permalink { get; init; }
}
