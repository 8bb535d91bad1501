using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Caching.Warm.Redis;
using RedditMcp.Caching.Warm.Sqlite;

namespace RedditMcp.Caching.Warm;

/// <summary>Where what must survive is kept: Redis where one is set, a file otherwise.</summary>
internal static class StateStore
{
    /// <summary>Makes what is kept there.</summary>
    /// <param name="provider">Has both.</param>
    /// <param name="onRedis">Makes it on Redis.</param>
    /// <param name="onSqlite">Makes it on the file.</param>
    public static T Make<T>(IServiceProvider provider, Func<RedisLink, T> onRedis, Func<SqliteStore, T> onSqlite) =>
        RedisLinks.StateSetting(provider) is null
            ? onSqlite(provider.GetRequiredKeyedService<SqliteStore>(RedisLinks.State))
            : onRedis(provider.GetRequiredKeyedService<RedisLink>(RedisLinks.State));
}
