using System.Collections.Immutable;
using RedditMcp.Queries;

namespace RedditMcp.Caching;

/// <summary>Writes down all that one call was served with. Parts of a call that are read at the same time may add at the same time.</summary>
internal sealed class CacheTrace
{
    private ImmutableArray<ServedEntry> _served = [];

    /// <summary>What was served so far, in order.</summary>
    public ImmutableArray<ServedEntry> Served => _served;

    /// <summary>Where all of it came from together.</summary>
    public Origin Origin => Origin.Of(_served.Select(served => served.Origin));

    /// <summary>Whether an answer made of it may be given again: nothing failed, and nothing was stale.</summary>
    public bool IsWhole => _served.All(served => served is { Entry: not null, Origin.IsStale: false });

    /// <summary>Adds what was served for a key; without an entry, that there was nothing to serve.</summary>
    public void Add(CacheKey key, CacheEntry? entry, Origin origin) =>
        ImmutableInterlocked.Update(ref _served, static (served, added) => served.Add(added), new ServedEntry(key, entry, origin));
}
