using Microsoft.Extensions.Logging;
using RedditMcp.Caching.Warm;
using RedditMcp.Queries;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching;

/// <summary>Entries in the warm tier: written in their format, read with suspicion, taken over from the version before.</summary>
internal sealed partial class WarmCache(
    IWarmTier tier, EntryVersions versions, KeySpace space, TierMetrics metrics, TimeProvider time, ILogger<WarmCache> logger)
{
    /// <summary>What is held for a key, fresh or not; null when nothing is, or when it is past its stale limit or answers another question.</summary>
    public async ValueTask<CacheEntry?> FindAsync(CacheKey key, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var entry = await FindAsync(EntryVersions.NameIn(versions.Current, key), key, cancellationToken);
        if (entry is null && versions.Previous is { } previous
            && await FindAsync(EntryVersions.NameIn(previous, key), key, cancellationToken) is { } old
            && versions.Upgrade(old) is { } upgraded)
        {
            metrics.Migrated();
            await StoreAsync(key, upgraded, cancellationToken);
            entry = upgraded;
        }

        metrics.LookedUp("warm", time.GetElapsedTime(started));
        return entry is not null && time.GetUtcNow() < entry.StaleUntil ? entry : null;
    }

    /// <summary>Stores an entry until its stale limit.</summary>
    /// <returns>What it takes in the store, in bytes; null when it was not stored.</returns>
    public async ValueTask<int?> StoreAsync(CacheKey key, CacheEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Body.Length > EntryFormat.LongestBody)
        {
            metrics.Oversized();
            return null;
        }

        var started = time.GetTimestamp();
        var stored = EntryFormat.Write(entry);
        if (entry.Kind is { } kind)
            metrics.Compressed(kind, entry.Body.Length, stored.Length);
        var isTaken = await tier.SetAsync(EntryVersions.NameIn(versions.Current, key), stored, entry.StaleUntil - time.GetUtcNow(), cancellationToken);
        metrics.Wrote("warm", time.GetElapsedTime(started));
        return isTaken ? stored.Length : null;
    }

    private async ValueTask<CacheEntry?> FindAsync(string name, CacheKey key, CancellationToken cancellationToken)
    {
        if (await tier.GetAsync(name, cancellationToken) is not { } stored)
            return null;
        var entry = EntryFormat.Read(stored);
        var mismatch = entry is null ? Mismatch.Format
            : !entry.Answers(key) ? Mismatch.Parameters
            : !space.Holds(entry.Source) ? Mismatch.Source
            : (Mismatch?)null;
        if (mismatch is not { } reason)
            return entry;

        metrics.Mismatched(reason);
        LogMismatch(name, reason);
        return null;
    }

    [LoggerMessage(EventId = 1, EventName = "cache_mismatch", Level = LogLevel.Warning,
        Message = "{Key} holds an entry that is not its own ({Reason}); it is not served")]
    private partial void LogMismatch(string key, Mismatch reason);
}
