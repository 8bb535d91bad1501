namespace RedditMcp.Caching.Purging;

/// <summary>Reads an entry as the warm tier holds it; null where it cannot be read.</summary>
/// <param name="name">The name it is held under.</param>
/// <param name="value">Its bytes.</param>
internal delegate CacheEntry? DecodeEntry(string name, ReadOnlyMemory<byte> value);
