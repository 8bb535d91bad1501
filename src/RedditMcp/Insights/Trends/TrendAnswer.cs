namespace RedditMcp.Insights.Trends;

/// <summary>An answer about what is trending: the topics, and how they were found.</summary>
internal sealed record TrendAnswer
{
    /// <summary>The subreddits, joined with +.</summary>
    public required string Scope { get; init; }

    public required string TimeWindow { get; init; }

    public required IReadOnlyList<TrendTopic> Topics { get; init; }

    /// <summary>What counts as now.</summary>
    public required TrendSpan Window { get; init; }

    /// <summary>What it is compared with; null where there is too little of it.</summary>
    public TrendSpan? Baseline { get; init; }

    /// <summary>Whether there is nothing to compare with: topics are frequent, and not known to grow.</summary>
    public required bool ColdStart { get; init; }

    public required TrendSampling Sample { get; init; }

    public required string Method { get; init; }
}
