namespace RedditMcp.Bench.Hot;

/// <summary>What the hot tier's hit ratio is held against, 0 to 1, on a trace and a number of entries.</summary>
internal static class References
{
    /// <summary>Least recently used goes.</summary>
    /// <param name="trace">The key of each request.</param>
    /// <param name="entries">How many entries are held.</param>
    /// <param name="life">How many requests long an entry is fresh; what is found expired is a miss, and fetched again into its place.</param>
    public static double Lru(int[] trace, int entries, int life = int.MaxValue)
    {
        var order = new LinkedList<(int Key, int FetchedAt)>();
        var places = new Dictionary<int, LinkedListNode<(int Key, int FetchedAt)>>();
        var hits = 0;
        for (var request = 0; request < trace.Length; request++)
        {
            var key = trace[request];
            if (places.TryGetValue(key, out var place))
            {
                order.Remove(place);
                if (request - place.Value.FetchedAt < life)
                    hits++;
                else
                    place.Value = (key, request);
                order.AddFirst(place);
                continue;
            }

            if (places.Count == entries)
            {
                places.Remove(order.Last!.Value.Key);
                order.RemoveLast();
            }

            places[key] = order.AddFirst((key, request));
        }

        return (double)hits / trace.Length;
    }

    /// <summary>The clairvoyant's (Belady): what is asked for again last goes, or is not even taken. No cache can do better.</summary>
    public static double Clairvoyant(int[] trace, int entries)
    {
        var nextUse = NextUses(trace);
        var held = new Dictionary<int, int>();
        var latest = new SortedSet<(int NextUse, int Key)>();
        var hits = 0;
        for (var request = 0; request < trace.Length; request++)
        {
            var key = trace[request];
            if (held.Remove(key, out var due))
            {
                hits++;
                latest.Remove((due, key));
            }
            else if (held.Count == entries)
            {
                var victim = latest.Max;
                if (victim.NextUse <= nextUse[request])
                    continue;
                latest.Remove(victim);
                held.Remove(victim.Key);
            }

            held[key] = nextUse[request];
            latest.Add((nextUse[request], key));
        }

        return (double)hits / trace.Length;
    }

    private static int[] NextUses(int[] trace)
    {
        var nextUse = new int[trace.Length];
        var seen = new Dictionary<int, int>();
        for (var request = trace.Length - 1; request >= 0; request--)
        {
            nextUse[request] = seen.GetValueOrDefault(trace[request], int.MaxValue);
            seen[trace[request]] = request;
        }

        return nextUse;
    }
}
