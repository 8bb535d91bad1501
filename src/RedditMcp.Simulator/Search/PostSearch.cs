using RedditMcp.Simulator.Listings;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Search;

/// <summary>Finds posts by what they say, among the newest of each community and the best of the time asked for.</summary>
internal sealed class PostSearch(Site site, WordIndex index, PostRankings rankings, UserHistory history)
{
    private const int MostResults = 250;
    private const int DepthInOne = 1_000;
    private const int DepthInMany = 384;
    private const int MostKnown = 8_000;
    private readonly RankingCache _cache = new();
    private readonly LatelyUsed<PostId, Post> _known = new(MostKnown);

    public Ranking Find(SearchRequest request, long now)
    {
        var key = new RankingKey(request.Key, request.Sort, RankingCache.MomentOf(now), site.Planted.Version);
        return _cache.GetOrAdd(key, () => Compute(request, now));
    }

    public double? ValueOf(ThingId thing, SearchRequest request, long now) =>
        site.Find(new PostId(thing.Value), now) is { } post ? ValueOf(new SearchedPost(post), request, now) : null;

    private Ranking Compute(SearchRequest request, long now)
    {
        var moment = RankingCache.MomentOf(now);
        var entries = Candidates(request, moment)
            .Concat(site.Planted.All.Where(post => request.Feed.Holds(post.Community)))
            .Where(post => post.Vitals.Created <= now && post.Vitals.Created >= now - request.Range.Seconds && !post.IsRemovedAt(moment))
            .Select(post => new SearchedPost(post))
            .Where(post => (request.IncludeOver18 || !post.IsOver18) && request.Query.Matches(post))
            .DistinctBy(post => post.Post.Id)
            .Select(post => (ThingId.Of(post.Post.Id), ValueOf(post, request, moment)))
            .ToList();
        return Ranking.Of(entries, MostResults);
    }

    private IEnumerable<Post> Candidates(SearchRequest request, long now)
    {
        if (request.Query.Author is { Length: > 0 } author && SubredditNames.IsUser(author))
        {
            var posts = history.Rank(author.ToLowerInvariant(), UserThings.Posts, ListingSort.New, TimeRange.All, now);
            return Found(posts, now).Where(post => request.Feed.Holds(post.Community));
        }

        var depth = request.Feed.Communities.Count > 4 ? DepthInMany : DepthInOne;
        return request.Feed.Communities
            .SelectMany(community => index.Candidates(community, request.Query, depth, now))
            .Concat(Found(rankings.Rank(request.Feed, ListingSort.Top, request.Range, now), now));
    }

    private IEnumerable<Post> Found(Ranking ranking, long now) =>
        Enumerable.Range(0, ranking.Count).Select(position => Find(new PostId(ranking[position].Value), now)).OfType<Post>();

    // The best of all time are looked through by every search: their text is written once.
    private Post? Find(PostId id, long now) => id.IsDated && _known.Find(id) is { } known ? known : site.Find(id, now) is { } found ? _known.Keep(id, found) : null;

    private static double ValueOf(SearchedPost post, SearchRequest request, long now) => request.Sort == ListingSort.Relevance
        ? 2 * request.Query.RelevanceOf(post) + PostValue.Of(post.Post.Vitals, ListingSort.Hot, now) % 1_000 * 0.1
        : PostValue.Of(post.Post.Vitals, request.Sort, now);
}
