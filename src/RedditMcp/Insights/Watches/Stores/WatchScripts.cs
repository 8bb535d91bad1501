namespace RedditMcp.Insights.Watches.Stores;

/// <summary>
/// The scripts of watches in Redis, version 1. All keys of watches share the hash tag <c>{watches}</c>, so that a cluster keeps them together and a script may touch
/// several; nothing newer than Redis 7 is used, and nothing expires. What they keep:
/// <list type="bullet">
/// <item><c>reddit:{watches}:records:v1</c>, a hash: the version of each watch, a line break, and its JSON, by id;</item>
/// <item><c>reddit:{watches}:of:{world}:v1</c>, a hash: the owner of each watch of a world, by id;</item>
/// <item><c>reddit:{watches}:counts:{world}:v1</c>, a hash: how many watches each owner has, and under the empty name the revision;</item>
/// <item><c>reddit:{watches}:alerts:{id}:v1</c>, a sorted set: the JSON of each alert by its number.</item>
/// </list>
/// </summary>
internal static class WatchScripts
{
    /// <summary>Adds a watch if there is room. KEYS: records, owners, counts. ARGV: id, owner, limit, record. 1 when there was.</summary>
    public const string Add = """
        if tonumber(redis.call('HGET', KEYS[3], ARGV[2]) or '0') >= tonumber(ARGV[3]) then return 0 end
        redis.call('HSET', KEYS[1], ARGV[1], ARGV[4])
        redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
        redis.call('HINCRBY', KEYS[3], ARGV[2], 1)
        redis.call('HINCRBY', KEYS[3], '', 1)
        return 1
        """;

    /// <summary>
    /// Changes a watch if it still is of a version, and adds alerts. KEYS: records, counts, alerts. ARGV: id, version before, record after, how far the revision goes up,
    /// the number up to which alerts are dropped, then number and alert in turn. 1 when it was.
    /// </summary>
    public const string Replace = """
        local held = redis.call('HGET', KEYS[1], ARGV[1])
        if not held or string.match(held, '^%d+') ~= ARGV[2] then return 0 end
        redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
        if ARGV[4] ~= '0' then redis.call('HINCRBY', KEYS[2], '', ARGV[4]) end
        for i = 6, #ARGV, 2 do redis.call('ZADD', KEYS[3], ARGV[i], ARGV[i + 1]) end
        if #ARGV > 5 then redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', ARGV[5]) end
        return 1
        """;

    /// <summary>Drops a watch. KEYS: records, owners, counts, alerts. ARGV: id. 1 when there was one.</summary>
    public const string Remove = """
        redis.call('DEL', KEYS[4])
        redis.call('HDEL', KEYS[1], ARGV[1])
        local owner = redis.call('HGET', KEYS[2], ARGV[1])
        if not owner then return 0 end
        redis.call('HDEL', KEYS[2], ARGV[1])
        if redis.call('HINCRBY', KEYS[3], owner, -1) <= 0 then redis.call('HDEL', KEYS[3], owner) end
        redis.call('HINCRBY', KEYS[3], '', 1)
        return 1
        """;
}
