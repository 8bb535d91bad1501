namespace RedditMcp.Caching.Hot;

/// <summary>Why the hot tier let an entry go, or did not take it.</summary>
internal enum EvictionCause
{
    /// <summary>It was past its stale limit.</summary>
    StaleLimit,

    /// <summary>Room was needed, and its TTL had passed.</summary>
    Expired,

    /// <summary>Its kind was over its quota.</summary>
    Quota,

    /// <summary>All kinds together were over the bound of bytes.</summary>
    Capacity,

    /// <summary>It weighs too much for this tier.</summary>
    Oversize,

    /// <summary>It was to be forgotten.</summary>
    Purged,
}
