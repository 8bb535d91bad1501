using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Purging;
using RedditMcp.Queries;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching;

/// <summary>Entries in the cold tier: handed over as they are fetched, asked for only when all else fails.</summary>
internal sealed class ColdCache(
    Archiver archiver, ArchiveReader reader, DeletionWatch deletions, KeySpace space, TierMetrics metrics, TimeProvider time)
{
    /// <summary>
    /// Takes over what was fetched, unless it is too large to be stored anywhere, and notices what Reddit shows as deleted since. What is composed is made of entries
    /// that were handed over already.
    /// </summary>
    /// <param name="key">Its key.</param>
    /// <param name="before">What was held so far; null where nothing was.</param>
    /// <param name="entry">What was fetched.</param>
    public void Keep(CacheKey key, CacheEntry? before, CacheEntry entry)
    {
        if (entry.Kind is ContentKind.Trending)
            return;
        if (entry.Body.Length <= EntryFormat.LongestBody)
            archiver.Offer(key, entry);
        deletions.Observe(before, entry);
    }

    /// <summary>The newest that is archived for a key; null when nothing is, or the archive is off or does not answer.</summary>
    public async ValueTask<CacheEntry?> FindAsync(CacheKey key, CancellationToken cancellationToken)
    {
        if (!archiver.IsEnabled)
            return null;
        var started = time.GetTimestamp();
        var entry = await reader.FindEntryAsync(key, cancellationToken);
        metrics.LookedUp("cold", time.GetElapsedTime(started));
        if (entry is null || (entry.Answers(key) && space.Holds(entry.Source)))
            return entry;
        metrics.Mismatched(entry.Answers(key) ? Mismatch.Source : Mismatch.Parameters);
        return null;
    }
}
