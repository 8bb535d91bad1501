using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Caching.Purging;

/// <summary>Registers purging.</summary>
internal static class PurgingServices
{
    /// <summary>
    /// Adds the purge of all tiers, and the watch for what is deleted on Reddit. The archive is there; <see cref="IWarmTier"/>,
    /// <see cref="INoticeBoard"/>, <see cref="ILeaseStore"/>, <see cref="EvictHot"/> and <see cref="DecodeEntry"/> are, or count as empty.
    /// </summary>
    public static IServiceCollection AddPurging(this IServiceCollection services)
    {
        services.TryAddSingleton<IWarmTier, NoStore>();
        services.TryAddSingleton<INoticeBoard, NoStore>();
        services.TryAddSingleton<ILeaseStore, NoStore>();
        services.TryAddSingleton<EvictHot>(_ => 0);
        services.TryAddSingleton<DecodeEntry>((_, _) => null);
        return services
            .AddSingleton<HotPurge>()
            .AddSingleton<IPurgedTier, WarmPurge>()
            .AddSingleton<IPurgedTier>(provider => provider.GetRequiredService<HotPurge>())
            .AddSingleton<IPurgedTier, ColdPurge>()
            .AddSingleton<Purger>().AddSingleton<DeletionWatch>()
            .AddHostedService<PurgeListener>().AddHostedService<DeletionRound>();
    }
}
