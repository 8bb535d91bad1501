namespace RedditMcp.Caching.Hot;

internal readonly record struct HotHit(CacheEntry Entry, bool IsDue);
