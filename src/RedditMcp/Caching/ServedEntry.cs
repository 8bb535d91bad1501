using RedditMcp.Queries;

namespace RedditMcp.Caching;

/// <summary>What the cache served for a key.</summary>
/// <param name="Key">What was asked for.</param>
/// <param name="Entry">What it was served from; null where there was nothing to serve.</param>
/// <param name="Origin">Where that came from.</param>
internal sealed record ServedEntry(CacheKey Key, CacheEntry? Entry, Origin Origin);
