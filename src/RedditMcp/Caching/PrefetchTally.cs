using System.Collections.Concurrent;
using RedditMcp.Queries;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching;

/// <summary>Remembers what was fetched before anybody asked for it, until somebody does or it is over: whether that pays is measured here.</summary>
internal sealed class PrefetchTally(CacheMetrics metrics, TimeProvider time)
{
    /// <summary>Who reads on does so by then.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _unasked = new(StringComparer.Ordinal);

    /// <summary>It was begun.</summary>
    public void Started(CacheKey key)
    {
        CountForgotten();
        metrics.Prefetched(PrefetchOutcome.Started);
        _unasked[key.Name] = time.GetUtcNow() + s_longest;
    }

    /// <summary>The budget had no room for it.</summary>
    public void Refused() => metrics.Prefetched(PrefetchOutcome.Refused);

    /// <summary>It is there, unless Reddit did not give it.</summary>
    public void Landed(CacheKey key, CacheEntry? entry)
    {
        if (entry is null && _unasked.TryRemove(key.Name, out _))
            metrics.Prefetched(PrefetchOutcome.Failed);
        else if (entry is not null && _unasked.TryGetValue(key.Name, out var until) && entry.FreshUntil < until)
            _unasked.TryUpdate(key.Name, entry.FreshUntil, until);
    }

    /// <summary>Somebody was given what is kept there.</summary>
    public void Served(CacheKey key)
    {
        if (!_unasked.IsEmpty && _unasked.TryRemove(key.Name, out var until))
            metrics.Prefetched(time.GetUtcNow() < until ? PrefetchOutcome.Used : PrefetchOutcome.Unused);
    }

    private void CountForgotten()
    {
        var now = time.GetUtcNow();
        foreach (var unasked in _unasked)
        {
            if (unasked.Value <= now && _unasked.TryRemove(unasked))
                metrics.Prefetched(PrefetchOutcome.Unused);
        }
    }
}
