namespace RedditMcp.Caching.Warm.Redis;

/// <summary>
/// The scripts, version 1. Each touches the one key it is given, as a cluster demands, and uses nothing newer than Redis 7. What they keep:
/// <list type="bullet">
/// <item><c>{space}:lease:...</c>, a string: the owner, with the lease's life as its expiry; under <c>...:failed</c>, for seconds, why its work failed;</item>
/// <item><c>{space}:meta:...</c>, a hash of <c>tool</c>, <c>params</c>, <c>created_at</c>, <c>accessed_count</c>, <c>last_accessed</c>,
/// <c>ttl_seconds</c> and <c>size_bytes</c>, instants as ISO 8601 in UTC with seven decimals so that they compare as text, expiring with its entry;</item>
/// <item><c>reddit:notices:v1</c>, a stream of one field, <c>notice</c>, cut to two days and about 10,000 notices.</item>
/// </list>
/// </summary>
internal static class RedisScripts
{
    /// <summary>Takes a lease. ARGV: owner, life in ms. 1 when it is the owner's now, 0 when it is another's.</summary>
    public const string TakeLease = """
        local held = redis.call('GET', KEYS[1])
        if held and held ~= ARGV[1] then return 0 end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return 1
        """;

    /// <summary>Renews a lease. ARGV: owner, life in ms. 1 when it was the owner's.</summary>
    public const string RenewLease = """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
        return redis.call('PEXPIRE', KEYS[1], ARGV[2])
        """;

    /// <summary>Ends a lease. ARGV: owner. 1 when it was the owner's.</summary>
    public const string ReleaseLease = """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
        return redis.call('DEL', KEYS[1])
        """;

    /// <summary>
    /// Says how an entry was written. ARGV: tool, params, created_at, ttl_seconds, size_bytes, life in ms.
    /// </summary>
    public const string Written = """
        redis.call('HSET', KEYS[1], 'tool', ARGV[1], 'params', ARGV[2], 'created_at', ARGV[3], 'ttl_seconds', ARGV[4], 'size_bytes', ARGV[5])
        redis.call('HSETNX', KEYS[1], 'accessed_count', 0)
        redis.call('HSETNX', KEYS[1], 'last_accessed', ARGV[3])
        return redis.call('PEXPIRE', KEYS[1], ARGV[6])
        """;

    /// <summary>Adds reads to what is known of an entry, if anything is. ARGV: how many, the last one's instant.</summary>
    public const string Read = """
        if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
        redis.call('HINCRBY', KEYS[1], 'accessed_count', ARGV[1])
        local last = redis.call('HGET', KEYS[1], 'last_accessed')
        if not last or last < ARGV[2] then redis.call('HSET', KEYS[1], 'last_accessed', ARGV[2]) end
        return 1
        """;

    /// <summary>Posts a notice. ARGV: the notice, how long notices stand in ms.</summary>
    public const string Post = """
        local now = redis.call('TIME')
        local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', 10000, '*', 'notice', ARGV[1])
        redis.call('XTRIM', KEYS[1], 'MINID', '~', string.format('%.0f', now[1] * 1000 - ARGV[2]))
        redis.call('PEXPIRE', KEYS[1], ARGV[2])
        return id
        """;
}
