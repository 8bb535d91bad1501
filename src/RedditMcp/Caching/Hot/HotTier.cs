using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedditMcp.Queries;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Hot;

/// <summary>
/// Answers in this process's memory, as bytes and within a bound of bytes. Reading takes no lock. An entry stays past its TTL, until its
/// stale limit or until room is needed, so that it can answer when nothing else does.
/// </summary>
internal sealed class HotTier : IDisposable
{
    /// <summary>What weighs more is left to the other tiers, in bytes.</summary>
    public const int MaxEntryBytes = 1024 * 1024;

    /// <summary>Content past its stale limit is gone after this long at most, also where nothing else happens.</summary>
    private static readonly TimeSpan s_sweepEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _writing = new();
    private readonly HotStore _store;
    private readonly HotPools _pools;
    private readonly TimeProvider _time;
    private readonly CacheMetrics _metrics;
    private readonly ITimer _sweeping;
    private readonly long _maxEntryBytes;
    private int _purges;

    public HotTier(IOptions<CacheOptions> options, TimeProvider time, CacheMetrics metrics, ILogger<HotTier> logger)
    {
        _pools = new HotPools(options.Value.Hot);
        _store = new HotStore(_pools, options.Value.HotBytes, metrics, logger);
        _maxEntryBytes = Math.Min(MaxEntryBytes, options.Value.HotBytes);
        _time = time;
        _metrics = metrics;
        _sweeping = time.CreateTimer(_ => DropDead(), state: null, s_sweepEvery, s_sweepEvery);
        metrics.Observe("hot", () => Bytes, () => Count);
    }

    /// <summary>How many entries are held.</summary>
    public int Count => _store.Count;

    /// <summary>What the entries weigh, in bytes; never more than the bound.</summary>
    public long Bytes => _store.Bytes;

    /// <summary>What is held, in no order.</summary>
    public IEnumerable<CacheEntry> Entries => _store.Slots.Select(slot => slot.Entry);

    /// <summary>How many purges have gone through, or have begun to.</summary>
    public int Purges => Volatile.Read(ref _purges);

    /// <summary>What is held for a key, fresh or not; null past its stale limit, or when it answers another question.</summary>
    public HotHit? Find(CacheKey key) => Find(key, _time.GetUtcNow());

    /// <summary>The same for who has just read the clock, which costs as much as the rest of a hit.</summary>
    public HotHit? Find(CacheKey key, DateTimeOffset at)
    {
        if (_store.Find(key.Name) is not { } slot || !slot.Entry.Answers(key))
            return null;
        var now = at.UtcTicks;
        var isDue = now >= slot.DueAt;
        if (isDue && now >= slot.StaleAt)
            return null;
        slot.Hit();
        return new HotHit(slot.Entry, isDue);
    }

    /// <summary>Keeps an entry in the place of what was held for its key; one over <see cref="MaxEntryBytes"/> only takes that away.</summary>
    public void Set(CacheKey key, CacheEntry entry) => Set(key, entry, Purges);

    /// <summary>The same for what was looked for when so many purges had gone through: one since may have meant it, so that it is not kept.</summary>
    public void Set(CacheKey key, CacheEntry entry, int purges)
    {
        var slot = new HotSlot(key.Name, entry, _pools.Of(entry.Kind));
        lock (_writing)
        {
            if (purges != _purges)
                return;
            var now = Now();
            var old = _store.Find(key.Name);
            if (old is not null && ReferenceEquals(old.Entry, entry))
                old.Start(now); // and what was attached to it keeps its weight
            else if (slot.Weight > _maxEntryBytes)
                Refuse(old);
            else
                Place(slot, old, now);
        }
    }

    /// <summary>The warm tier had nothing newer: the entry's hot TTL starts again, if it is still the one held.</summary>
    public void Touch(CacheKey key, CacheEntry entry)
    {
        if (SlotOf(key, entry) is { } slot)
            slot.Start(Now());
    }

    /// <summary>What is attached to an entry has changed, and the entry weighs that many bytes more, or less, from now on, if it is still the one held.</summary>
    public void Grow(CacheKey key, CacheEntry entry, int bytes)
    {
        lock (_writing)
        {
            if (SlotOf(key, entry) is not { } slot)
                return;
            if ((long)slot.Weight + bytes > _maxEntryBytes)
            {
                Refuse(slot);
                return;
            }

            _store.TakeOut(slot);
            slot.Weight += bytes;
            _store.PutIn(slot, Now());
        }
    }

    /// <summary>Drops what has to go, by name and entry.</summary>
    /// <returns>How many entries went.</returns>
    public int Remove(Func<string, CacheEntry, bool> isToGo)
    {
        lock (_writing)
            _purges++; // before looking: what comes later does not come in
        return Remove(isToGo, EvictionCause.Purged);
    }

    public void Dispose() => _sweeping.Dispose();

    private long Now() => _time.GetUtcNow().UtcTicks;

    private HotSlot? SlotOf(CacheKey key, CacheEntry entry) =>
        _store.Find(key.Name) is { } slot && ReferenceEquals(slot.Entry, entry) ? slot : null;

    private void Place(HotSlot slot, HotSlot? old, long now)
    {
        slot.Start(now);
        if (old is not null)
        {
            slot.Succeed(old);
            _store.TakeOut(old);
        }

        _store.PutIn(slot, now);
    }

    private void Refuse(HotSlot? held)
    {
        if (held is null)
            _metrics.EvictedHot(EvictionCause.Oversize);
        else
            _store.Drop(held, EvictionCause.Oversize);
    }

    private void DropDead()
    {
        var now = Now();
        var tooOld = _time.GetUtcNow() - AnswerKeeper.Longest;
        foreach (var slot in _store.Slots)
        {
            if (slot.Entry.Kept.Drop(tooOld) is > 0 and var freed)
                Lighten(slot, freed);
        }

        Remove((_, entry) => now >= entry.StaleUntil.UtcTicks, EvictionCause.StaleLimit);
    }

    private void Lighten(HotSlot seen, int bytes)
    {
        lock (_writing)
        {
            if (_store.Find(seen.Name) != seen)
                return;
            _store.TakeOut(seen);
            seen.Weight -= bytes;
            _store.PutIn(seen, Now());
        }
    }

    /// <summary>Looks without the lock, because a purge may look into every body; what was replaced meanwhile is looked at again.</summary>
    private int Remove(Func<string, CacheEntry, bool> isToGo, EvictionCause cause)
    {
        var removed = 0;
        foreach (var seen in _store.Slots.Where(slot => isToGo(slot.Name, slot.Entry)))
        {
            lock (_writing)
            {
                if (_store.Find(seen.Name) is not { } slot || (slot != seen && !isToGo(slot.Name, slot.Entry)))
                    continue;
                _store.Drop(slot, cause);
                removed++;
            }
        }

        return removed;
    }
}
