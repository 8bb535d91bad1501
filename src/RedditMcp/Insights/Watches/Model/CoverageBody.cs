namespace RedditMcp.Insights.Watches.Model;

/// <summary>How much of what was posted a watch has seen.</summary>
internal sealed record CoverageBody
{
    /// <summary>The share of new posts that were looked at, 0 to 1; absent before there were any.</summary>
    public double? Share { get; init; }

    /// <summary>New posts that were looked at.</summary>
    public required long Seen { get; init; }

    /// <summary>New posts that were not, as far as can be told from how fast they came.</summary>
    public required long MissedEstimate { get; init; }

    /// <summary>When those were posted; absent where there were none.</summary>
    public IReadOnlyList<GapBody>? Gaps { get; init; }

    /// <summary>Communities that cannot be read, and why.</summary>
    public string? Trouble { get; init; }
}
