namespace RedditMcp.Caching.Freshness;

/// <summary>What a hit rate says of a TTL.</summary>
internal enum TtlSuggestion
{
    /// <summary>Too many misses: keep longer.</summary>
    Increase,

    /// <summary>Hardly a miss: it may be staler than it needs to be.</summary>
    Decrease,
}
