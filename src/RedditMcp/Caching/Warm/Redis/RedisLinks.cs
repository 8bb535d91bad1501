using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>The connections there are: the cache's, and that of what must survive, which is the same one unless it is set apart.</summary>
internal static class RedisLinks
{
    /// <summary>The key of the second.</summary>
    public const string State = "state";

    /// <summary>Where the cache's Redis is set; null when none is.</summary>
    public static string? CacheSetting(IServiceProvider services) => Set(services.GetRequiredService<IOptions<CacheOptions>>().Value.Redis);

    /// <summary>Where the Redis of what must survive is set; null when none is.</summary>
    public static string? StateSetting(IServiceProvider services) =>
        Set(services.GetRequiredService<IOptions<StateOptions>>().Value.Redis) ?? CacheSetting(services);

    /// <summary>Makes a connection's object; it connects when it is first asked.</summary>
    public static RedisLink Make(IServiceProvider services, string setting) => new(
        RedisAddress.Parse(setting), services.GetRequiredService<WarmMetrics>(), services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<ILogger<RedisLink>>());

    private static string? Set(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting;
}
