using RedditMcp.Caching.Purging;
using RedditMcp.Queries;

namespace RedditMcp.Caching;

/// <summary>Writes what was fetched to the warm tier, looks whether it was purged meanwhile, and has its use counted.</summary>
internal sealed class WarmWriter(WarmCache warm, PurgeLookout lookout, EntryUses uses)
{
    /// <summary>To be taken before something is fetched.</summary>
    public string? Mark => lookout.Mark;

    /// <summary>Writes an entry.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="since">The <see cref="Mark"/> from before it was fetched.</param>
    public async Task WriteAsync(CacheKey key, CacheEntry entry, string? since)
    {
        if (await warm.StoreAsync(key, entry, CancellationToken.None) is { } size && await lookout.CheckAsync([new WarmWrite(key.Name, entry)], since))
            uses.Wrote(key, entry, size);
    }
}
