using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using RedditMcp.Queries;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching;

/// <summary>
/// Answers in this process's memory, as bytes and within a bound of bytes. Reading takes no lock. An entry stays past its TTL,
/// until its stale limit or until room is needed, so that it can answer when Reddit does not.
/// </summary>
internal sealed class HotTier
{
    /// <summary>Room is made down to this share of the bound, so that it is not made for every entry.</summary>
    private const double EvictTo = 0.95;

    private readonly ConcurrentDictionary<string, CacheEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<CacheEntry, int> _grown = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _writing = new();
    private readonly long _bound;
    private readonly TimeProvider _time;
    private readonly CacheMetrics _metrics;
    private long _bytes;

    public HotTier(IOptions<CacheOptions> options, TimeProvider time, CacheMetrics metrics)
    {
        _bound = options.Value.HotBytes;
        _time = time;
        _metrics = metrics;
        metrics.Observe("hot", () => Bytes, () => Count);
    }

    /// <summary>How many entries are held.</summary>
    public int Count => _entries.Count;

    /// <summary>What the entries weigh, in bytes.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>What is held for a key, fresh or not; null past its stale limit, or when it answers another question.</summary>
    public CacheEntry? Get(CacheKey key) =>
        _entries.TryGetValue(key.Name, out var entry) && entry.Answers(key) && _time.GetUtcNow() < entry.StaleUntil ? entry : null;

    /// <summary>Keeps an entry in the place of what was held for its key.</summary>
    public void Set(CacheKey key, CacheEntry entry)
    {
        lock (_writing)
        {
            if (_entries.TryGetValue(key.Name, out var old))
                _bytes -= WeightOfGone(old);
            _entries[key.Name] = entry;
            _bytes += entry.Weight;
            if (_bytes > _bound)
                MakeRoom();
        }
    }

    /// <summary>An entry got heavier, or lighter, by what is kept with it.</summary>
    public void Grow(CacheKey key, CacheEntry entry, int bytes)
    {
        lock (_writing)
        {
            if (!_entries.TryGetValue(key.Name, out var held) || !ReferenceEquals(held, entry))
                return;
            _grown[entry] = _grown.GetValueOrDefault(entry) + bytes;
            _bytes += bytes;
            if (_bytes > _bound)
                MakeRoom();
        }
    }

    private int WeightOfGone(CacheEntry entry) => entry.Weight + (_grown.Remove(entry, out var bytes) ? bytes : 0);

    /// <summary>Whatever passed its stale limit goes first, then what has been stale for longest or will be soonest.</summary>
    private void MakeRoom()
    {
        foreach (var (name, entry) in _entries.OrderBy(pair => pair.Value.StaleUntil).ThenBy(pair => pair.Value.FreshUntil))
        {
            if (_bytes <= _bound * EvictTo)
                return;
            _entries.TryRemove(name, out _);
            _bytes -= WeightOfGone(entry);
            _metrics.Evicted("hot");
        }
    }
}
