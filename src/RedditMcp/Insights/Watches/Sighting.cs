namespace RedditMcp.Insights.Watches;

/// <summary>What one look brought for one watch.</summary>
/// <param name="At">When.</param>
/// <param name="SeenUntil">What was posted until then has been looked at now.</param>
/// <param name="Posts">The posts that match, and those it waits for.</param>
internal sealed record Sighting(DateTimeOffset At, DateTimeOffset SeenUntil, IReadOnlyList<SeenPost> Posts)
{
    /// <summary>New posts that were looked at, matching or not.</summary>
    public long Seen { get; init; }

    /// <summary>What was not seen; null where all was.</summary>
    public WatchGap? Gap { get; init; }

    /// <summary>Posts it waits for that Reddit has no more.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>Why some of it cannot be read.</summary>
    public string? Trouble { get; init; }

    /// <summary>From when on posts are news, where this was the first look.</summary>
    public DateTimeOffset? Floor { get; init; }
}
