using Microsoft.Extensions.DependencyInjection;

namespace RedditMcp.Caching.Purging;

/// <summary>Registers purging.</summary>
internal static class PurgingServices
{
    /// <summary>Adds the purge of all tiers, which are there, and the watch for what is deleted on Reddit.</summary>
    public static IServiceCollection AddPurging(this IServiceCollection services) => services
        .AddSingleton<PurgeNews>().AddSingleton<PurgeLookout>()
        .AddSingleton<HotPurge>()
        .AddSingleton<IPurgedTier, WarmPurge>()
        .AddSingleton<IPurgedTier>(provider => provider.GetRequiredService<HotPurge>())
        .AddSingleton<IPurgedTier, ColdPurge>()
        .AddSingleton<Purger>().AddSingleton<DeletionWatch>().AddSingleton<PurgeFollower>()
        .AddHostedService<PurgeListener>().AddHostedService<DeletionRound>();
}
