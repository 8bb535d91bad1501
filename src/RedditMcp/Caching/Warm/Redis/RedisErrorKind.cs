namespace RedditMcp.Caching.Warm.Redis;

/// <summary>How Redis fails, as its metrics call it.</summary>
internal enum RedisErrorKind
{
    /// <summary>No answer within the budget.</summary>
    Timeout,

    /// <summary>No connection.</summary>
    Connection,

    /// <summary>User or password refused, or not allowed to do this.</summary>
    Auth,

    /// <summary>Full, and told not to drop anything.</summary>
    Memory,

    /// <summary>A replica, which takes nothing.</summary>
    ReadOnly,

    /// <summary>Not ready: it reads its data set back, or its cluster is incomplete.</summary>
    Loading,

    /// <summary>The key holds something that is not this program's.</summary>
    WrongType,

    /// <summary>Any other answer that cannot be used.</summary>
    Server,
}
