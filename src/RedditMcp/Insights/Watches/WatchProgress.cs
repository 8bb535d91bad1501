namespace RedditMcp.Insights.Watches;

/// <summary>How far a watch is.</summary>
internal sealed record WatchProgress
{
    /// <summary>When it was last looked for; null before the first time.</summary>
    public DateTimeOffset? PolledAt { get; init; }

    /// <summary>What was posted until then has been looked at.</summary>
    public required DateTimeOffset SeenUntil { get; init; }

    /// <summary>What was posted before then is none of its business.</summary>
    public required DateTimeOffset Floor { get; init; }

    /// <summary>The posts that match, the last 48 hours of them: what keeps one out of a second alert.</summary>
    public IReadOnlyList<WatchMatch> Matches { get; init; } = [];

    /// <summary>The number of the last alert; 0 before the first.</summary>
    public long LastAlert { get; init; }

    /// <summary>The last alert that was given to a check without a cursor.</summary>
    public long Checked { get; init; }

    /// <summary>Posts of the alert after it that were given too, where there was no room for all of it.</summary>
    public int CheckedPosts { get; init; }

    /// <summary>New posts that were looked at.</summary>
    public long Seen { get; init; }

    /// <summary>New posts that were not, as far as can be told from how fast they came.</summary>
    public long Missed { get; init; }

    /// <summary>New posts that matched, whatever they stirred.</summary>
    public long Matched { get; init; }

    /// <summary>The last spans of time of which not all posts were seen.</summary>
    public IReadOnlyList<WatchGap> Gaps { get; init; } = [];

    /// <summary>Why some of what is watched cannot be read; null where all can.</summary>
    public string? Trouble { get; init; }
}
