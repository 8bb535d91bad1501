namespace RedditMcp.Insights.Watches;

/// <summary>A post that matches a watch, as far as the watch remembers. Nothing that its author wrote is in it, so that nothing is kept that may have been deleted.</summary>
/// <param name="Id">The post, without prefix.</param>
/// <param name="Created">When it was posted, in seconds since 1970.</param>
/// <param name="State">What became of it.</param>
internal sealed record WatchMatch(string Id, long Created, MatchState State)
{
    /// <summary>When it began to count, in seconds since 1970; before that, when it was first seen.</summary>
    public long At { get; init; }

    /// <summary>When it was last looked at, in seconds since 1970.</summary>
    public long LookedAt { get; init; }

    /// <summary>What the alert will tell of it; null once it has.</summary>
    public AlertedPost? Post { get; init; }
}
