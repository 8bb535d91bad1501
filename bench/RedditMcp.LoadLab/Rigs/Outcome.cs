namespace RedditMcp.LoadLab.Rigs;

/// <summary>How a question ended.</summary>
internal enum Outcome
{
    /// <summary>Answered from the cache, within its time.</summary>
    Fresh,

    /// <summary>Answered with something older than its time, because Reddit or the quota gave nothing newer.</summary>
    Stale,

    /// <summary>Answered by the call that somebody else's question had made.</summary>
    Joined,

    /// <summary>Answered by a call of its own.</summary>
    Fetched,

    /// <summary>Answered with what Reddit says of a thing: that it is gone, private, suspended.</summary>
    Gone,

    /// <summary>Told when to come back.</summary>
    RateLimited,

    /// <summary>Any other error.</summary>
    Failed,
}
