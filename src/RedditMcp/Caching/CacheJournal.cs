using Microsoft.Extensions.Logging;
using RedditMcp.Caching.Freshness;
using RedditMcp.Queries;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching;

/// <summary>Takes note of every question the cache was asked: in metrics, in the log, in the statistics of entries and kinds.</summary>
internal sealed partial class CacheJournal(
    CacheMetrics metrics, TierMetrics tiers, KindHitRates hitRates, EntryUses uses, ILogger<CacheJournal> logger)
{
    /// <summary>A tier had something fresh.</summary>
    public void Hit(CacheKey key, CacheEntry entry, CacheTier tier, string tool, TimeSpan elapsed)
    {
        metrics.Hit(tier, tool);
        if (tier is CacheTier.Hot)
            tiers.LookedUp("hot", elapsed);
        if (entry.Kind is { } kind)
            hitRates.Observe(kind, isHit: true);
        uses.Read(key, entry);
        if (logger.IsEnabled(LogLevel.Information))
            LogOperation("get", key.Name, tier.Name, hit: true, elapsed.TotalMilliseconds);
    }

    /// <summary>Memory had nothing fresh.</summary>
    public void LookedPastHot(TimeSpan elapsed) => tiers.LookedUp("hot", elapsed);

    /// <summary>Reddit was asked, by this caller or by one it joined.</summary>
    /// <param name="key">The key.</param>
    /// <param name="served">What the caller got; null for an error.</param>
    /// <param name="tool">The caller.</param>
    /// <param name="elapsed">How long it waited.</param>
    public void Missed(CacheKey key, CacheEntry? served, string tool, TimeSpan elapsed)
    {
        metrics.Missed(tool);
        if (served is not null)
            uses.Read(key, served);
        if (served?.Kind is { } kind)
            hitRates.Observe(kind, isHit: false);
        if (logger.IsEnabled(LogLevel.Information))
            LogOperation("get", key.Name, "all", hit: false, elapsed.TotalMilliseconds);
    }

    /// <summary>The caller shares a call that was under way.</summary>
    public void Joined(string tool) => metrics.Joined(tool);

    /// <summary>The caller got something old, because there was nothing newer to be had.</summary>
    public void ServedStale(string tool) => metrics.ServedStale(tool);

    /// <summary>Something asked often was fetched ahead of its expiry, or not for want of budget.</summary>
    public void RefreshedAhead(bool isStarted) => metrics.RefreshedAhead(isStarted);

    [LoggerMessage(EventId = 1, EventName = "cache_operation", Level = LogLevel.Information,
        Message = "{Operation} {Key} {Tier} {Hit} {LatencyMs}")]
    private partial void LogOperation(string operation, string key, string tier, bool hit, double latencyMs);
}
