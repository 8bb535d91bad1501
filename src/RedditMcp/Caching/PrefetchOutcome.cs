namespace RedditMcp.Caching;

/// <summary>What becomes of something that is fetched before anybody asks for it.</summary>
internal enum PrefetchOutcome
{
    /// <summary>It was begun.</summary>
    Started,

    /// <summary>The budget had no room for it.</summary>
    Refused,

    /// <summary>It was begun, and Reddit did not give it.</summary>
    Failed,

    /// <summary>Somebody asked for it in time.</summary>
    Used,

    /// <summary>Nobody did.</summary>
    Unused,
}
