namespace RedditMcp.Caching.Warm;

/// <summary>What came of asking for a lease.</summary>
internal enum LeaseOutcome
{
    /// <summary>The asker has it.</summary>
    Taken,

    /// <summary>Another has it.</summary>
    Busy,

    /// <summary>The store does not answer, so that nobody can have it.</summary>
    Unavailable,
}
