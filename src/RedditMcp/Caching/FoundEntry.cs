namespace RedditMcp.Caching;

/// <summary>An entry and the tier that had it.</summary>
internal readonly record struct FoundEntry(CacheEntry Entry, CacheTier Tier);
