namespace RedditMcp.Caching.Purging;

/// <summary>What was written to the warm tier.</summary>
/// <param name="Name">Under which name.</param>
/// <param name="Entry">What.</param>
internal readonly record struct WarmWrite(string Name, CacheEntry Entry);
