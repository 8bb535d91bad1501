namespace RedditMcp.Reddit;

/// <summary>What Reddit's last answer said of the quota of its fixed 10-minute window.</summary>
internal sealed class RateLimit
{
    /// <summary>Calls left in the window; null before the first answer.</summary>
    public double? Remaining { get; private set; }

    /// <summary>When the window ends.</summary>
    public DateTimeOffset? ResetsAt { get; private set; }
}
