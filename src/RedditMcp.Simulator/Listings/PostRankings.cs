using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Listings;

/// <summary>Ranks the posts of feeds.</summary>
internal sealed class PostRankings(Site site)
{
    private const int Considered = 3_000;
    private const long HotSeconds = 30 * WorldTime.Hour;
    private readonly RankingCache _cache = new();

    public Ranking Rank(Feed feed, ListingSort sort, TimeRange range, long now)
    {
        var moment = RankingCache.MomentOf(now);
        var key = new RankingKey($"{feed.Key} {range.Seconds}", sort, moment, site.Planted.Version);
        return _cache.GetOrAdd(key, () => Compute(feed, sort, range, moment, now));
    }

    public double? ValueOf(ThingId thing, ListingSort sort, long now) =>
        site.Find(new PostId(thing.Value), now) is { } post ? PostValue.Of(post.Vitals, sort, now) : null;

    private Ranking Compute(Feed feed, ListingSort sort, TimeRange range, long moment, long now)
    {
        var entries = Generated(feed, sort, range, moment);
        AddPlanted(entries, feed, sort, range, now);
        if (sort == ListingSort.Hot && feed.IsSingle)
            PinWeekly(entries, feed.Communities[0], moment);

        return Ranking.Of(entries);
    }

    private static void PinWeekly(List<(ThingId Thing, double)> entries, Community community, long now)
    {
        if (WeeklyThreads.Current(community, now) is not { } slot || slot < community.FirstSlot(now))
            return;

        var pinned = ThingId.Of(community.IdAt(slot));
        entries.RemoveAll(entry => entry.Thing == pinned);
        entries.Add((pinned, double.MaxValue));
    }

    private static List<(ThingId, double)> Generated(Feed feed, ListingSort sort, TimeRange range, long now)
    {
        var since = now - Span(feed, sort, range);
        var level = LevelFor(feed, now - since);
        var entries = new List<(ThingId, double)>(Considered + Considered / 2);
        foreach (var community in feed.Communities)
        {
            var first = Math.Max(community.FirstSlot(now), community.SlotOf(since));
            foreach (var slot in Popularity.Champions(community, first, community.NewestSlot(now), level))
            {
                var fate = Fate.Of(community, slot);
                if (!fate.IsRemovedAt(now) && fate.Vitals.Created >= since)
                    entries.Add((ThingId.Of(community.IdAt(slot)), PostValue.Of(fate.Vitals, sort, now)));
            }
        }

        return entries;
    }

    // The orders that go by age look at the newest few thousand; the others at all their time range holds.
    private static long Span(Feed feed, ListingSort sort, TimeRange range) => sort switch
    {
        ListingSort.New => (long)(1.1 * Ranking.Deepest / feed.Rate),
        ListingSort.Rising => (long)(600 / feed.Rate),
        ListingSort.Top or ListingSort.Controversial => range.Seconds,
        _ => Math.Max(HotSeconds, (long)(Considered / feed.Rate)),
    };

    // Where a range holds too many posts to look at each, only those that won a few levels can make it to the top anyway.
    private static int LevelFor(Feed feed, long seconds)
    {
        var age = Math.Min(seconds, 32 * 365 * WorldTime.Day);
        return Math.Clamp((int)Math.Ceiling(Math.Log2(age * feed.Rate / Considered)), 0, Popularity.MaxLevel);
    }

    private void AddPlanted(List<(ThingId, double)> entries, Feed feed, ListingSort sort, TimeRange range, long now)
    {
        var since = sort is ListingSort.Top or ListingSort.Controversial ? now - range.Seconds : long.MinValue;
        foreach (var post in site.Planted.All)
        {
            if (feed.Holds(post.Community) && post.Vitals.Created <= now && post.Vitals.Created >= since && !post.IsRemovedAt(now))
                entries.Add((ThingId.Of(post.Id), PostValue.Of(post.Vitals, sort, now)));
        }
    }
}
