using RedditMcp.Reddit.Content;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>Counts the posts of a reading that belong to a watch, without going through all of them for each of thousands.</summary>
internal sealed class ScopeCount
{
    private readonly double[] _all;
    private readonly Dictionary<string, double[]> _of;

    /// <summary>Counts some posts.</summary>
    public ScopeCount(IReadOnlyList<Post> posts)
    {
        _all = InOrder(posts);
        _of = posts.Where(post => post.Subreddit is not null).GroupBy(post => post.Subreddit!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, InOrder, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How many posts of what a watch looks at were posted after an instant, in seconds since 1970.</summary>
    public int Of(Watch watch, long since) =>
        watch.IsOfAll ? After(_all, since) : watch.Subreddits.Sum(name => _of.TryGetValue(name, out var posted) ? After(posted, since) : 0);

    private static double[] InOrder(IEnumerable<Post> posts) => [.. posts.Select(post => post.CreatedUtc).Order()];

    private static int After(double[] posted, long since)
    {
        var (low, high) = (0, posted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (posted[middle] > since)
                high = middle;
            else
                low = middle + 1;
        }

        return posted.Length - low;
    }
}
