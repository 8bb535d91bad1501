namespace RedditMcp.Caching.Warm;

/// <summary>How a warm store is. What it does not know is null.</summary>
internal sealed record WarmStatus
{
    /// <summary><c>redis</c> or <c>sqlite</c>.</summary>
    public required string Store { get; init; }

    /// <summary>Where it is, without secrets: a folder, or hosts and ports.</summary>
    public required string Place { get; init; }

    /// <summary>What is wrong and what to do about it; null when it answers.</summary>
    public string? Trouble { get; init; }

    /// <summary>What it uses, in bytes: the file, or Redis' <c>used_memory</c> summed over the masters.</summary>
    public long? Bytes { get; init; }

    /// <summary>What it may use, in bytes; 0 when it is unbounded (Redis' <c>maxmemory</c>).</summary>
    public long? Limit { get; init; }

    /// <summary>How many keys it holds.</summary>
    public long? Keys { get; init; }

    /// <summary>Redis' <c>maxmemory-policy</c>.</summary>
    public string? Policy { get; init; }

    /// <summary>What it dropped to make room, since it started.</summary>
    public long? Evicted { get; init; }

    /// <summary>Redis' <c>keyspace_hits</c>.</summary>
    public long? Hits { get; init; }

    /// <summary>Redis' <c>keyspace_misses</c>.</summary>
    public long? Misses { get; init; }
}
