namespace RedditMcp.Caching.Warm;

/// <summary>A value as a store holds it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its bytes.</param>
internal readonly record struct StoredValue(string Name, ReadOnlyMemory<byte> Value);
