using System.Text;
using RedditMcp.Caching.Freshness;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Insights.Trends;

/// <summary>What a sample remembers of the posts that pages no longer show: bounded in number and in age.</summary>
internal static class TrendMemory
{
    /// <summary>More posts are thinned, evenly by the hour in which they were written.</summary>
    public const int MostPosts = 2500;

    /// <summary>For how long a sample may stand in for a newer one; then it is forgotten.</summary>
    public static readonly TimeSpan StaleLimit = TimeSpan.FromHours(12);

    /// <summary>Posts are forgotten so long after a page showed them, so that none outlives the limit for what people wrote.</summary>
    public static readonly TimeSpan Longest = TtlTable.ForeignContentLimit - StaleLimit;

    /// <summary>Older posts are no recent baseline.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(7);

    /// <summary>Adds to what pages show what is remembered, the newest first.</summary>
    /// <param name="shown">What pages show.</param>
    /// <param name="before">The sample before; null where there is none.</param>
    /// <param name="takenUtc">The time at Reddit.</param>
    /// <param name="now">The time here.</param>
    public static IReadOnlyList<TrendPost> Merge(IReadOnlyCollection<Post> shown, TrendSample? before, double takenUtc, DateTimeOffset now)
    {
        var seen = now.ToUnixTimeSeconds();
        var posts = (before?.Posts ?? []).Where(post => post.SeenUtc > seen - Longest.TotalSeconds).ToDictionary(post => post.Id, StringComparer.Ordinal);
        foreach (var post in shown)
        {
            if (IsCounted(post))
                posts[post.Id] = Keep(post, seen);
            else
                posts.Remove(post.Id);
        }

        var since = takenUtc - Horizon.TotalSeconds;
        return [.. Thin(posts.Values.Where(post => post.CreatedUtc > since).ToList()).OrderByDescending(post => post.CreatedUtc)];
    }

    /// <summary>Not what moderators pinned or announced, nor what is gone.</summary>
    private static bool IsCounted(Post post) =>
        !post.Stickied && post.Distinguished is null && post.RemovedByCategory is null && post.Author is not (null or "[deleted]");

    private static TrendPost Keep(Post post, double seen) => new()
    {
        Id = post.Id,
        Title = post.Title,
        Author = post.Author,
        Subreddit = post.Subreddit,
        Score = post.Score,
        NumComments = post.NumComments,
        CreatedUtc = post.CreatedUtc,
        SeenUtc = seen,
        HideScore = post.HideScore,
    };

    /// <summary>Of hours with many posts only some stay, chosen by their ids, so that each sample keeps the same ones.</summary>
    private static List<TrendPost> Thin(List<TrendPost> posts)
    {
        const int hour = 3600;
        return posts.Count <= MostPosts
            ? posts
            : [.. posts.GroupBy(post => (long)(post.CreatedUtc / hour))
                .SelectMany(inHour => inHour.OrderBy(post => PrintOf(post.Id)).Select((post, place) => (post, place)))
                .OrderBy(ranked => ranked.place).ThenByDescending(ranked => ranked.post.CreatedUtc).Take(MostPosts).Select(ranked => ranked.post)];
    }

    /// <summary>FNV-1a: the same in every process.</summary>
    private static uint PrintOf(string id)
    {
        var print = 2166136261u;
        foreach (var unit in Encoding.UTF8.GetBytes(id))
            print = (print ^ unit) * 16777619u;
        return print;
    }
}
