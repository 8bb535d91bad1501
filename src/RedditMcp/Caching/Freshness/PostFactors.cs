using RedditMcp.Reddit.Content;

namespace RedditMcp.Caching.Freshness;

/// <summary>
/// How posts lengthen or shorten the TTL of what shows them: the three factors of the caching architecture, section 3, multiplied. For a list
/// each factor is the median over its posts.
/// </summary>
internal static class PostFactors
{
    private const double LotsOfComments = 500;
    private const double FewComments = 10;
    private const double FastScorePerMinute = 10;

    /// <summary>The product of the three; 1 for content without posts.</summary>
    /// <param name="content">A page of posts, or a thread, for which its post speaks.</param>
    /// <param name="now">When it was fetched.</param>
    public static double Of(object content, DateTimeOffset now) => content switch
    {
        PostPage page => Of(page.Posts, now),
        ThreadPage { Post: { } post } => Of([post], now),
        _ => 1,
    };

    private static double Of(IReadOnlyList<Post> posts, DateTimeOffset now)
    {
        if (posts.Count == 0)
            return 1;
        var ages = posts.Select(post => Math.Max(0, (now - DateTimeOffset.UnixEpoch).TotalSeconds - post.CreatedUtc)).ToArray();
        return Median(ages.Select(OfAge)) * Median(posts.Select(OfActivity)) * Median(posts.Zip(ages, OfVelocity));
    }

    /// <summary>Older than a day 3, than six hours 2: what is old changes little.</summary>
    private static double OfAge(double seconds) => seconds switch
    {
        > 24 * 3600 => 3,
        > 6 * 3600 => 2,
        _ => 1,
    };

    /// <summary>Over 500 comments one half, under 10 twice: where many talk, much changes.</summary>
    private static double OfActivity(Post post) => post.NumComments switch
    {
        > (long)LotsOfComments => 0.5,
        < (long)FewComments => 2,
        _ => 1,
    };

    /// <summary>Over 10 points a minute one half: it is on its way up.</summary>
    private static double OfVelocity(Post post, double ageSeconds) =>
        ageSeconds > 0 && post.Score / (ageSeconds / 60) > FastScorePerMinute ? 0.5 : 1;

    /// <summary>The middle one; of an even number the mean of the middle two.</summary>
    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
