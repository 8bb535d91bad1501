namespace RedditMcp.Simulator.Listings;

/// <summary>Things in order, with the values they were ordered by.</summary>
internal sealed class Ranking(ThingId[] things, double[] values)
{
    /// <summary>No listing of Reddit's goes further.</summary>
    public const int Deepest = 1_000;

    public int Count => things.Length;

    public ThingId this[int index] => things[index];

    public static Ranking Of(List<(ThingId Thing, double Value)> entries, int most = Deepest)
    {
        // Ties by id keep the order the same whatever the order of the input.
        entries.Sort(static (left, right) => right.Value.CompareTo(left.Value) is not 0 and var order ? order : right.Thing.Value.CompareTo(left.Thing.Value));
        var best = entries.Take(most).ToList();
        return new Ranking([.. best.Select(entry => entry.Thing)], [.. best.Select(entry => entry.Value)]);
    }

    /// <summary>Where to go on after a thing; when it has left the ranking, below what <paramref name="valueOf"/> it would have now.</summary>
    public int IndexAfter(ThingId thing, Func<ThingId, double?> valueOf)
    {
        var index = Array.IndexOf(things, thing);
        if (index >= 0)
            return index + 1;

        return valueOf(thing) is { } value && Array.FindIndex(values, other => other < value) is >= 0 and var below ? below : Count;
    }
}
