using System.Collections.Concurrent;

namespace RedditMcp.Simulator.Search;

/// <summary>
/// Keeps what was used lately, in two generations: when the young one is full it becomes the old one, and what the old one held goes unless it was used meanwhile.
/// </summary>
/// <param name="most">How many there are at the most.</param>
internal sealed class LatelyUsed<TKey, TValue>(int most)
    where TKey : notnull
    where TValue : class
{
    private ConcurrentDictionary<TKey, TValue> _young = new();
    private ConcurrentDictionary<TKey, TValue> _old = new();
    private int _count;

    /// <summary>What is kept under a key.</summary>
    public TValue? Find(TKey key) =>
        _young.TryGetValue(key, out var young) ? young : _old.TryGetValue(key, out var old) ? Keep(key, old) : null;

    /// <summary>Keeps it.</summary>
    /// <returns>The same.</returns>
    public TValue Keep(TKey key, TValue value)
    {
        if (Interlocked.Increment(ref _count) > most / 2)
        {
            Interlocked.Exchange(ref _count, 1);
            _old = Interlocked.Exchange(ref _young, new ConcurrentDictionary<TKey, TValue>());
        }

        _young[key] = value;
        return value;
    }
}
