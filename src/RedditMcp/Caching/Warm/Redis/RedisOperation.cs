namespace RedditMcp.Caching.Warm.Redis;

/// <summary>What is asked of Redis, as its metrics call it.</summary>
internal enum RedisOperation
{
    Get,
    Set,
    Remove,
    Lease,
    Renew,
    Release,
    Record,
    Scan,
    Notice,
    Budget,
    Keys,
    Charge,
    Watches,

    /// <summary>Asked whatever the state of the connection, with more patience, and not counted.</summary>
    Status,
}
