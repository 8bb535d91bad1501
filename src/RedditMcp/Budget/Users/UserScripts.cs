namespace RedditMcp.Budget.Users;

/// <summary>
/// The scripts of callers in Redis, version 1. Each touches the one key it is given, as a cluster demands, uses nothing newer than Redis 7, and is
/// told the time. What they keep:
/// <list type="bullet">
/// <item><c>reddit:users:keys:v1</c>, see <see cref="RedisApiKeys"/>;</item>
/// <item><c>reddit:users:calls:{caller}:v1</c>, a sorted set: a receipt for each call to Reddit that was charged, by the instant in Unix milliseconds. Nothing in
/// it is older than the window that is asked for, and it expires with it;</item>
/// <item><c>reddit:users:requests:{minute}:v1</c>, a hash of requests by caller, expiring with the minute after.</item>
/// </list>
/// </summary>
internal static class UserScripts
{
    /// <summary>Changes a key's record if it still is as it was read. ARGV: id, record before, after (empty: none), new revision. 1 when it was.</summary>
    public const string ReplaceKey = """
        if (redis.call('HGET', KEYS[1], ARGV[1]) or '') ~= ARGV[2] then return 0 end
        if ARGV[3] == '' then redis.call('HDEL', KEYS[1], ARGV[1]) else redis.call('HSET', KEYS[1], ARGV[1], ARGV[3]) end
        redis.call('HSET', KEYS[1], 'revision', ARGV[4])
        return 1
        """;

    /// <summary>
    /// Charges a call if there is room. ARGV: now, window, limit, receipt. Gives whether it was charged, how many there are in the window, and the instant of the
    /// one that must leave before there is room, or else of the oldest. What seems to be of the future by more than a window was written by a wrong
    /// clock, and goes.
    /// </summary>
    public const string Charge = """
        local now, window, limit = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now - window))
        redis.call('ZREMRANGEBYSCORE', KEYS[1], string.format('(%.0f', now + window), '+inf')
        local used = redis.call('ZCARD', KEYS[1])
        local charged = 0
        if used < limit then
            redis.call('ZADD', KEYS[1], ARGV[1], ARGV[4])
            redis.call('PEXPIRE', KEYS[1], window * 2)
            charged, used = 1, used + 1
        end
        local first = redis.call('ZRANGE', KEYS[1], math.max(0, used - limit), math.max(0, used - limit), 'WITHSCORES')
        return {charged, used, tonumber(first[2])}
        """;

    /// <summary>Makes of a charge what it came to. ARGV: now, window, receipt, calls. Gives how many there are in the window.</summary>
    public const string Settle = """
        if ARGV[4] == '0' then redis.call('ZREM', KEYS[1], ARGV[3]) end
        for call = 2, tonumber(ARGV[4]) do redis.call('ZADD', KEYS[1], ARGV[1], ARGV[3] .. ':' .. call) end
        redis.call('PEXPIRE', KEYS[1], tonumber(ARGV[2]) * 2)
        return redis.call('ZCARD', KEYS[1])
        """;

    /// <summary>Adds requests of callers. ARGV: life in ms, then caller and requests in turn. Gives each caller's total.</summary>
    public const string AddRequests = """
        local totals = {}
        for i = 2, #ARGV, 2 do totals[i / 2] = redis.call('HINCRBY', KEYS[1], ARGV[i], ARGV[i + 1]) end
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
        return totals
        """;
}
