namespace RedditMcp.Simulator.Listings;

/// <summary>A stretch of a ranking, and the name to ask on from; null at the end.</summary>
internal sealed record Page(IReadOnlyList<ThingId> Things, string? After)
{
    public static Page Of(Ranking ranking, string? after, int limit, Func<ThingId, double?> valueOf)
    {
        var start = after is null ? 0 : ThingId.Parse(after) is { } last ? ranking.IndexAfter(last, valueOf) : ranking.Count;
        var end = Math.Min(ranking.Count, start + limit);
        var things = new List<ThingId>(end - start);
        for (var index = start; index < end; index++)
            things.Add(ranking[index]);

        return new Page(things, end < ranking.Count ? things[^1].Fullname : null);
    }
}
