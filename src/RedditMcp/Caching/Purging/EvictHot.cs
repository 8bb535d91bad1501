namespace RedditMcp.Caching.Purging;

/// <summary>Removes from the hot tier what fits, by name and entry, and says how many entries that were.</summary>
internal delegate int EvictHot(Func<string, CacheEntry, bool> isDoomed);
