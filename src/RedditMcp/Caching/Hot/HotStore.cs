using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Hot;

/// <summary>
/// The slots of the hot tier and the sum of what they weigh, which is never over the bound: room is made first. What is not said to be
/// safe for readers belongs to the tier's lock.
/// </summary>
internal sealed partial class HotStore(HotPools pools, long bound, CacheMetrics metrics, ILogger logger)
{
    /// <summary>Room is made down to this share of the bound, so that it is not made for every entry.</summary>
    private const double EvictTo = 0.95;

    /// <summary>From this share of the bound on, the operator is told.</summary>
    private const double WarnAt = 0.8;

    private readonly ConcurrentDictionary<string, HotSlot> _slots = new(StringComparer.Ordinal);
    private long _bytes;
    private bool _isNearlyFull;

    /// <summary>Safe for readers.</summary>
    public int Count => _slots.Count;

    /// <summary>Safe for readers.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Safe for readers: what is there all the while is among them, what comes or goes meanwhile may be.</summary>
    public IEnumerable<HotSlot> Slots => _slots.Select(pair => pair.Value);

    /// <summary>Safe for readers.</summary>
    public HotSlot? Find(string name) => _slots.TryGetValue(name, out var slot) ? slot : null;

    /// <summary>Makes room for a slot and puts it in. The one it replaces was taken out before.</summary>
    public void PutIn(HotSlot slot, long now)
    {
        MakeRoom(slot, now);
        slot.Pool.Add(slot);
        _slots[slot.Name] = slot;
        Weigh(slot.Weight);
    }

    /// <summary>Takes a slot out that is replaced at once. Its name stays until then: a reader finds the one or the other.</summary>
    public void TakeOut(HotSlot slot)
    {
        slot.Pool.Remove(slot);
        Weigh(-slot.Weight);
    }

    public void Drop(HotSlot slot, EvictionCause cause)
    {
        _slots.TryRemove(slot.Name, out _);
        TakeOut(slot);
        metrics.EvictedHot(cause);
    }

    private void MakeRoom(HotSlot comer, long now)
    {
        if (comer.Pool.IsFull)
            Evict(pools.WorstOf(comer.Pool, now), EvictionCause.Quota, now);
        if (_bytes + comer.Weight <= bound)
            return;
        foreach (var slot in pools.WorstFirst(now))
        {
            if (_bytes + comer.Weight < bound * EvictTo)
                return;
            Evict(slot, EvictionCause.Capacity, now);
        }
    }

    private void Evict(HotSlot slot, EvictionCause cause, long now) => Drop(slot, slot.OutlivedAt(now) ?? cause);

    private void Weigh(int bytes)
    {
        var sum = Interlocked.Add(ref _bytes, bytes);
        var isNearlyFull = sum >= bound * WarnAt;
        if (isNearlyFull && !_isNearlyFull)
            LogNearlyFull(sum, bound);
        _isNearlyFull = isNearlyFull;
    }

    [LoggerMessage(EventId = 1, EventName = "cache_hot_nearly_full", Level = LogLevel.Warning,
        Message = "The hot tier holds {Bytes} of {Bound} bytes; when it is full, what is asked for least goes")]
    private partial void LogNearlyFull(long bytes, long bound);
}
