using RedditMcp.Reddit;

namespace RedditMcp.Insights.Watches;

/// <summary>What there is to tell of a watch.</summary>
/// <param name="Watch">The watch.</param>
internal sealed record WatchReport(Watch Watch)
{
    /// <summary>The alerts that are asked for.</summary>
    public IReadOnlyList<AlertView> Alerts { get; init; } = [];

    /// <summary>How far was told before them.</summary>
    public AlertMark After { get; init; }

    /// <summary>Alerts between that and the first that are not kept any more.</summary>
    public long Lost { get; init; }

    /// <summary>Why the watch could not be looked for now; null where it could, or need not be.</summary>
    public RedditError? Failure { get; init; }

    /// <summary>What its webhook is signed with; told when it is made and never again.</summary>
    public string? Secret { get; init; }

    /// <summary>Whether it is no more.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Posts that matched when it was made; null where that could not be looked at.</summary>
    public int? MatchingNow { get; init; }
}
