using System.Collections.Concurrent;

namespace RedditMcp.Simulator.Listings;

/// <summary>Keeps rankings for the few seconds in which they count as current. Each is computed once, however many ask at once.</summary>
internal sealed class RankingCache
{
    private const int FreshSeconds = 5;
    private const int Most = 2_000;
    private readonly ConcurrentDictionary<RankingKey, Lazy<Ranking>> _rankings = new();

    /// <summary>The instant whose ranking serves this one too: the same for all clocks, so that answers depend on the clock alone.</summary>
    public static long MomentOf(long now) => now - now % FreshSeconds;

    public Ranking GetOrAdd(RankingKey key, Func<Ranking> compute)
    {
        if (_rankings.TryGetValue(key, out var known))
            return known.Value;

        if (_rankings.Count >= Most)
            _rankings.Clear();

        return _rankings.GetOrAdd(key, new Lazy<Ranking>(compute)).Value;
    }
}
