using RedditMcp.Simulator.Threads;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Listings;

/// <summary>What a user has written, found by asking whose turn it was: in the communities they live in and on their own profile.</summary>
internal sealed class UserHistory(Site site)
{
    private const int PostsPerCommunity = 40;
    private const int ThreadsPerCommunity = 300;
    private const int ProfilePosts = 200;
    private readonly RankingCache _cache = new();

    public Ranking Rank(string user, UserThings things, ListingSort sort, TimeRange range, long now)
    {
        var key = new RankingKey($"{user} {things} {range.Seconds}", sort, RankingCache.MomentOf(now), site.Planted.Version);
        return _cache.GetOrAdd(key, () => Compute(user, things, sort, range, now));
    }

    private Ranking Compute(string user, UserThings things, ListingSort sort, TimeRange range, long now)
    {
        var moment = RankingCache.MomentOf(now);
        var entries = new List<(ThingId, double)>();
        if (things.HasFlag(UserThings.Posts))
        {
            var posts = PostsOf(user, moment).Concat(site.Planted.All.Where(post => IsPlantedBy(post, user, now)));
            entries.AddRange(posts
                .Where(post => post.Vitals.Created >= now - range.Seconds)
                .Select(post => (ThingId.Of(post.Id), PostValue.Of(post.Vitals, sort, moment))));
        }

        if (things.HasFlag(UserThings.Comments))
        {
            entries.AddRange(CommentsOf(user, moment)
                .Where(comment => comment.Created >= now - range.Seconds)
                .Select(comment => (ThingId.Of(comment.Id), ValueOf(comment, sort, moment))));
        }

        return Ranking.Of(entries);
    }

    /// <summary>The value a thing would be ranked by, wherever it stands now.</summary>
    public double? ValueOf(ThingId thing, ListingSort sort, long now)
    {
        var post = site.Find(thing.IsComment ? new CommentId(thing.Value).Post : new PostId(thing.Value), now);
        return post is null ? null
            : thing.IsComment ? ValueOf(new Comment(site, post, new CommentId(thing.Value).Index), sort, now)
            : PostValue.Of(post.Vitals, sort, now);
    }

    private static double ValueOf(Comment comment, ListingSort sort, long now)
    {
        var score = comment.StateAt(now, comment.Depth).Score;
        var vitals = new Vitals(comment.Created, score, 0, 0.9, 1, 1) { Steady = new SteadyGrowth(now, 0, 0) };
        return PostValue.Of(vitals, sort, now);
    }

    private static bool IsPlantedBy(Post post, string user, long now) =>
        post.Content.Author.Equals(user, StringComparison.OrdinalIgnoreCase) && post.Vitals.Created <= now && !post.IsRemovedAt(now);

    private IEnumerable<Post> PostsOf(string user, long now)
    {
        foreach (var post in ProfilePostsOf(user, now))
            yield return post;

        foreach (var (community, turn) in HomesOf(user))
        {
            var newest = community.NewestSlot(now);
            var slot = newest - (newest - turn) % Residents.Count;
            for (var round = 0; round < PostsPerCommunity; round++, slot -= Residents.Count)
            {
                var post = site.At(community, slot);
                if (slot >= community.FirstSlot(now) && !post.IsRemovedAt(now) && !WeeklyThreads.IsWeekly(community, slot))
                    yield return post;
            }
        }
    }

    private IEnumerable<Comment> CommentsOf(string user, long now)
    {
        foreach (var post in ProfilePostsOf(user, now))
        {
            for (var index = 2; index < post.Vitals.CommentsAt(now); index += 3)
            {
                var comment = new Comment(site, post, index);
                if (comment.StateAt(now, 0).Removal == Removal.None)
                    yield return comment;
            }
        }

        foreach (var (community, turn) in HomesOf(user))
        {
            var newest = community.NewestSlot(now);
            for (var slot = newest; slot > Math.Max(newest - ThreadsPerCommunity, community.FirstSlot(now)); slot--)
            {
                foreach (var comment in CommentsBelow(site.At(community, slot), turn, now))
                    yield return comment;
            }
        }
    }

    private IEnumerable<Comment> CommentsBelow(Post post, int turn, long now)
    {
        var first = (int)((turn - Comment.TurnOf(post, 0) + Residents.Count) % Residents.Count);
        for (var index = first; index < post.Vitals.CommentsAt(now); index += Residents.Count)
        {
            var comment = new Comment(site, post, index);
            if (!comment.IsByPostAuthor && comment.StateAt(now, 0).Removal == Removal.None)
                yield return comment;
        }
    }

    private IEnumerable<Post> ProfilePostsOf(string user, long now)
    {
        var profile = site.Communities[SubredditNames.ProfileOf(user)];
        var newest = profile.NewestSlot(now);
        for (var slot = newest; slot > Math.Max(newest - ProfilePosts, profile.FirstSlot(now)); slot--)
        {
            var post = site.At(profile, slot);
            if (!post.IsRemovedAt(now))
                yield return post;
        }
    }

    private IEnumerable<(Community Community, int Turn)> HomesOf(string user)
    {
        if (site.Users.IndexOf(user) is not { } index)
            yield break;

        foreach (var community in site.Communities.Catalogue)
        {
            if (new Residents(community.Key).TurnOf(index) is { } turn)
                yield return (community, turn);
        }
    }
}
