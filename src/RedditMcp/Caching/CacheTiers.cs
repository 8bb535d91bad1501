using RedditMcp.Caching.Hot;
using RedditMcp.Caching.Purging;
using RedditMcp.Queries;

namespace RedditMcp.Caching;

/// <summary>The tiers as one: looked through from the nearest to the farthest, and kept in step on the way.</summary>
internal sealed class CacheTiers(HotTier hot, WarmCache warm, ColdCache cold, WarmWriter writer)
{
    /// <summary>To be taken before something is fetched that is to be kept: a purge that comes between may mean it.</summary>
    public PurgeMark Mark => new(hot.Purges, writer.Mark);

    /// <summary>What this process's memory holds; costs nothing.</summary>
    /// <param name="key">What is looked for.</param>
    /// <param name="now">The time, which the caller has read already: reading it costs more than the look.</param>
    public HotHit? FindHot(CacheKey key, DateTimeOffset now) => hot.Find(key, now);

    /// <summary>The newest that any tier holds, fresh or not. The hot tier has it from then on.</summary>
    public async Task<FoundEntry?> FindAsync(CacheKey key)
    {
        var near = hot.Find(key);
        if (near is { IsDue: false } current)
            return new FoundEntry(current.Entry, CacheTier.Hot);

        var purges = hot.Purges;
        var far = await warm.FindAsync(key, CancellationToken.None);
        if (near is { } held && (far is null || far.FetchedAt <= held.Entry.FetchedAt))
        {
            hot.Touch(key, held.Entry);
            return new FoundEntry(held.Entry, CacheTier.Hot);
        }

        if (far is null)
            return null;
        hot.Set(key, far, purges);
        return new FoundEntry(far, CacheTier.Warm);
    }

    /// <summary>What another process may have brought by now.</summary>
    public async Task<FoundEntry?> FindNewerAsync(CacheKey key, CacheEntry? than)
    {
        var purges = hot.Purges;
        if (await warm.FindAsync(key, CancellationToken.None) is not { } far || far.FetchedAt <= than?.FetchedAt)
            return null;
        hot.Set(key, far, purges);
        return new FoundEntry(far, CacheTier.Warm);
    }

    /// <summary>The last resort. What it finds is in memory from then on, so that the next to ask need not look as far.</summary>
    public async Task<CacheEntry?> FindArchivedAsync(CacheKey key)
    {
        var purges = hot.Purges;
        if (await cold.FindAsync(key, CancellationToken.None) is not { } archived)
            return null;
        hot.Set(key, archived, purges);
        return archived;
    }

    /// <summary>Keeps what was fetched.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="before">What was held so far; null where nothing was.</param>
    /// <param name="entry">What was fetched.</param>
    /// <param name="mark">The <see cref="Mark"/> from before it was.</param>
    public async Task KeepAsync(CacheKey key, CacheEntry? before, CacheEntry entry, PurgeMark mark)
    {
        hot.Set(key, entry, mark.Hot);
        cold.Keep(key, before, entry);
        await writer.WriteAsync(key, entry, mark.Notices);
    }

    /// <summary>Keeps what this program worked out by itself: it can do so again, so it is not archived, and no purge can mean it.</summary>
    public async Task KeepOwnAsync(CacheKey key, CacheEntry entry)
    {
        hot.Set(key, entry);
        await writer.WriteAsync(key, entry, writer.Mark);
    }

    /// <summary>Keeps an answer with an entry it was made of, unless that would make the entry too heavy for memory.</summary>
    public void Attach(CacheKey key, CacheEntry entry, KeptAnswer answer)
    {
        if ((long)entry.Weight + entry.Kept.Weight + answer.Weight < HotTier.MaxEntryBytes)
            hot.Grow(key, entry, entry.Kept.Keep(answer));
    }
}
