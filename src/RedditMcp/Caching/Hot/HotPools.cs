using RedditMcp.Queries;

namespace RedditMcp.Caching.Hot;

/// <summary>The pools of the hot tier: five kinds of content with a quota, and the rest. Knows who goes first. Belongs to the tier's lock.</summary>
internal sealed class HotPools
{
    private readonly HotPool _trending;
    private readonly HotPool _hotPosts;
    private readonly HotPool _activeThreads;
    private readonly HotPool _search;
    private readonly HotPool _subredditMetadata;
    private readonly HotPool _rest;
    private readonly HotPool[] _all;
    private long _requests;

    public HotPools(HotOptions options)
    {
        _trending = PoolOf(options.Trending);
        _hotPosts = PoolOf(options.HotPosts);
        _activeThreads = PoolOf(options.ActiveThreads);
        _search = PoolOf(options.Search);
        _subredditMetadata = PoolOf(options.SubredditMetadata);
        _rest = new HotPool(int.MaxValue, options.TimeToLive);
        _all = [_trending, _hotPosts, _activeThreads, _search, _subredditMetadata, _rest];
    }

    /// <summary>Where a kind of content belongs; what is none, because an error is the answer, is among the rest.</summary>
    public HotPool Of(ContentKind? kind) => kind switch
    {
        ContentKind.Trending => _trending,
        ContentKind.PostsHot => _hotPosts,
        ContentKind.CommentsActive => _activeThreads,
        ContentKind.SearchRecent or ContentKind.SearchHistorical => _search,
        ContentKind.SubredditInfo or ContentKind.SubredditRules or ContentKind.SubredditModerators => _subredditMetadata,
        _ => _rest,
    };

    /// <summary>Who of a pool goes first.</summary>
    public HotSlot WorstOf(HotPool pool, long now)
    {
        _requests += pool.Gather(_requests);
        return pool.Slots.MinBy(slot => slot.StandingAt(now))!;
    }

    /// <summary>All there are, in the order in which they go.</summary>
    public HotSlot[] WorstFirst(long now)
    {
        var gathered = 0L;
        foreach (var pool in _all)
            gathered += pool.Gather(_requests);
        _requests += gathered;

        HotSlot[] slots = [.. _all.SelectMany(pool => pool.Slots)];
        var standings = Array.ConvertAll(slots, slot => slot.StandingAt(now));
        Array.Sort(standings, slots);
        return slots;
    }

    private static HotPool PoolOf(HotQuota quota) => new(quota.Entries, quota.TimeToLive);
}
