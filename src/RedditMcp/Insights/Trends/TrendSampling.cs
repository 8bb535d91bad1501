namespace RedditMcp.Insights.Trends;

/// <summary>What posts there were to count.</summary>
internal sealed record TrendSampling
{
    /// <summary>Posts that Reddit's pages showed this time.</summary>
    public required int Shown { get; init; }

    /// <summary>Posts remembered from earlier samples of the scope.</summary>
    public required int Remembered { get; init; }

    /// <summary>Posts that are not counted: bots and threads that come back.</summary>
    public required int Excluded { get; init; }

    /// <summary>From when on every post of the scope was seen; null: all that Reddit lists.</summary>
    public double? CompleteSinceUtc { get; init; }

    /// <summary>Pages that could not be read.</summary>
    public IReadOnlyList<string>? Missing { get; init; }
}
