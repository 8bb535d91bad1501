using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedditMcp.Caching.Warm.Redis;
using RedditMcp.Caching.Warm.Sqlite;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Warm;

/// <summary>Registers the warm tier: Redis where one is set, a file otherwise. Nothing is opened or connected before it is needed.</summary>
internal static class WarmTierServiceCollectionExtensions
{
    /// <summary>Adds the tier, its leases, statistics and notices, and its metrics.</summary>
    public static IServiceCollection AddWarmTier(this IServiceCollection services) => services
        .AddSingleton<IValidateOptions<CacheOptions>, RedisSettingValidator>()
        .AddSingleton<IValidateOptions<StateOptions>, RedisSettingValidator>()
        .AddSingleton<WarmMetrics>().AddSingleton<StateKeeping>().AddHostedService<StateNotice>()
        .AddSingleton(provider => RedisLinks.Make(provider, RedisLinks.CacheSetting(provider)!))
        .AddKeyedSingleton<RedisLink>(RedisLinks.State, (provider, _) => StateLink(provider)!)
        .AddSingleton(provider => StoreOn(provider, SqliteSchema.Cache, CacheFolder.Of)).AddSingleton<SqliteRoom>()
        .AddKeyedSingleton(RedisLinks.State, (provider, _) => StoreOn(provider, SqliteSchema.State, StateFolder.Of))
        .AddSingleton(Observed)
        .AddSingleton(provider => Either<ILeaseStore>(provider, link => new RedisLeases(link), (store, _) => new SqliteLeases(store)))
        .AddSingleton(provider => Either<IEntryStatistics>(
            provider, link => new RedisEntryStatistics(link), (store, room) => new SqliteEntryStatistics(store, room)))
        .AddSingleton(provider => Either<INoticeBoard>(provider, link => new RedisNoticeBoard(link), (store, room) => new SqliteNoticeBoard(store, room)));

    private static T Either<T>(IServiceProvider provider, Func<RedisLink, T> onRedis, Func<SqliteStore, SqliteRoom, T> onSqlite) =>
        RedisLinks.CacheSetting(provider) is null
            ? onSqlite(provider.GetRequiredService<SqliteStore>(), provider.GetRequiredService<SqliteRoom>())
            : onRedis(provider.GetRequiredService<RedisLink>());

    private static SqliteStore StoreOn(IServiceProvider provider, SqliteSchema schema, Func<CacheOptions, string> folder)
    {
        var cache = provider.GetRequiredService<IOptions<CacheOptions>>().Value;
        return new SqliteStore(
            new SqliteFile(schema, folder(cache), cache.WarmBytes), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SqliteStore>>());
    }

    private static IWarmTier Observed(IServiceProvider provider)
    {
        var tier = Either<IWarmTier>(provider, link => new RedisWarmTier(link), (store, room) => new SqliteWarmTier(store, room));
        var sample = new WarmSample(tier, provider.GetRequiredService<TimeProvider>());
        provider.GetRequiredService<WarmMetrics>().Observe(tier.Store, () => sample.Latest);
        return tier;
    }

    /// <summary>The cache's own connection where the state is not set apart; none where the state is in a file.</summary>
    private static RedisLink? StateLink(IServiceProvider provider)
    {
        var setting = RedisLinks.StateSetting(provider);
        return setting is null || setting == RedisLinks.CacheSetting(provider)
            ? setting is null ? null : provider.GetRequiredService<RedisLink>()
            : RedisLinks.Make(provider, setting);
    }
}
