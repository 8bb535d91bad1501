namespace RedditMcp.Caching.Warm.Redis;

/// <summary>What a failure stops for five seconds.</summary>
internal enum RedisFailureReach
{
    /// <summary>Nothing but what was asked.</summary>
    One,

    /// <summary>Whatever would take memory; reading goes on.</summary>
    Writes,

    /// <summary>Everything, when it comes three times in a row.</summary>
    AllWhenRepeated,

    /// <summary>Everything.</summary>
    All,
}
