namespace RedditMcp.Caching;

/// <summary>What a caller takes for fresh.</summary>
/// <param name="AskedAt">When it asked: what was fetched since is as fresh as can be.</param>
/// <param name="MaxAge">Older than this is fetched anew; null leaves it to the TTL.</param>
internal readonly record struct Demand(DateTimeOffset AskedAt, TimeSpan? MaxAge)
{
    /// <summary>Whether an entry is fresh enough, now.</summary>
    public bool IsMetBy(CacheEntry entry, DateTimeOffset now) =>
        now < entry.FreshUntil && (MaxAge is not { } maxAge || now - entry.FetchedAt < maxAge || entry.FetchedAt > AskedAt);
}
