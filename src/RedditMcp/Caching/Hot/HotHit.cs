namespace RedditMcp.Caching.Hot;

/// <summary>What the hot tier holds for a key.</summary>
/// <param name="Entry">The entry, fresh or not.</param>
/// <param name="IsDue">Whether its hot TTL has passed: the warm tier, which others write to as well, may have something newer.</param>
internal readonly record struct HotHit(CacheEntry Entry, bool IsDue);
