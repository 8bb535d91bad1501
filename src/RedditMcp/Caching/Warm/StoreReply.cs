namespace RedditMcp.Caching.Warm;

/// <summary>What a store said; its default is that it said nothing.</summary>
/// <param name="Answered">Whether it answered.</param>
/// <param name="Value">The answer.</param>
internal readonly record struct StoreReply<T>(bool Answered, T? Value);
