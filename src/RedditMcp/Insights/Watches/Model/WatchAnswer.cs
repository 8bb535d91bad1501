namespace RedditMcp.Insights.Watches.Model;

/// <summary>What the tool answers.</summary>
internal sealed record WatchAnswer
{
    /// <summary>The watch that was made, checked, changed or deleted.</summary>
    public WatchBody? Watch { get; init; }

    /// <summary>All of the caller's.</summary>
    public IReadOnlyList<WatchBody>? Watches { get; init; }

    /// <summary>How many the caller may have.</summary>
    public int? Limit { get; init; }

    /// <summary>What is new.</summary>
    public IReadOnlyList<AlertBody>? Alerts { get; init; }

    /// <summary>Newer alerts that are not in this answer.</summary>
    public long? MoreAlerts { get; init; }
}
