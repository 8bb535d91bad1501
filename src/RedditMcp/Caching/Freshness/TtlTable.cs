using RedditMcp.Queries;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Caching.Freshness;

/// <summary>How long each kind of content stays fresh: the TTL table of the caching architecture, section 3, row by row.</summary>
internal static class TtlTable
{
    /// <summary>How long a stale answer may still stand in when Reddit does not answer.</summary>
    public static readonly TimeSpan StaleLimit = TimeSpan.FromHours(24);

    /// <summary>How long it is remembered that something does not exist, is private, and the like, or that there is nothing in it.</summary>
    public static readonly TimeSpan Negative = TimeSpan.FromSeconds(60);

    /// <summary>What people wrote leaves every tier so long after it was fetched, whatever its TTL: Reddit recommends it, and deletions are not told.</summary>
    public static readonly TimeSpan ForeignContentLimit = TimeSpan.FromHours(48);

    /// <summary>For how long after its fetch something may be served at all.</summary>
    /// <param name="content">What it is: what a community says of itself and its rules are nobody's own words.</param>
    /// <param name="ttl">For how long it is fresh.</param>
    public static TimeSpan StaleLimitOf(object content, TimeSpan ttl)
    {
        var limit = ttl > StaleLimit ? ttl : StaleLimit;
        return content is Community or RuleList || limit < ForeignContentLimit ? limit : ForeignContentLimit;
    }

    /// <summary>Whether it is a list of what people wrote with nothing in it: the next may be there in a moment.</summary>
    public static bool HoldsNothing(object content) => content is
        PostPage { Posts.Count: 0 } or CommentPage { Comments.Count: 0 } or CommunityPage { Communities.Count: 0 } or AccountPage { Accounts.Count: 0 };

    /// <summary>Whether the posts shown decide on the TTL; all other kinds go by how much refreshes of the key change.</summary>
    public static bool GoesByPosts(ContentKind kind) => kind <= ContentKind.CommentsSpecific;

    /// <summary>The row of a kind of content.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is none of the enumeration.</exception>
    public static TtlRow For(ContentKind kind) => kind switch
    {
        ContentKind.PostsHot => Minutes(5, 2, 15),
        ContentKind.PostsNew => Minutes(2, 1, 5),
        ContentKind.PostsTopHour => Minutes(15, 5, 30),
        ContentKind.PostsTopDay => Minutes(60, 30, 3 * 60),
        ContentKind.PostsTopWeek => Hours(6, 3, 12),
        ContentKind.PostsTopMonthPlus => Hours(24, 12, 48),
        ContentKind.PostsRising => Minutes(3, 1, 10),
        ContentKind.PostsControversial => Minutes(30, 15, 2 * 60),
        ContentKind.CommentsActive => Minutes(5, 2, 15),
        ContentKind.CommentsOld => Minutes(60, 30, 6 * 60),
        ContentKind.CommentsSpecific => Minutes(10, 5, 30),
        ContentKind.UserProfile => Minutes(15, 10, 60),
        ContentKind.UserPosts => Minutes(10, 5, 30),
        ContentKind.UserKarma => Minutes(30, 15, 2 * 60),
        ContentKind.SubredditInfo => Minutes(60, 30, 24 * 60),
        ContentKind.SubredditRules => Hours(6, 3, 7 * 24),
        ContentKind.SubredditModerators => Hours(12, 6, 7 * 24),
        ContentKind.SearchRecent => Minutes(10, 5, 30),
        ContentKind.SearchHistorical => Minutes(60, 30, 6 * 60),
        ContentKind.Trending => Minutes(3, 1, 10),
        ContentKind.Sentiment => Hours(24, 12, 7 * 24),
        ContentKind.WatchResults => new(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such row."),
    };

    private static TtlRow Minutes(int @base, int min, int max) =>
        new(TimeSpan.FromMinutes(@base), TimeSpan.FromMinutes(min), TimeSpan.FromMinutes(max));

    private static TtlRow Hours(int @base, int min, int max) =>
        new(TimeSpan.FromHours(@base), TimeSpan.FromHours(min), TimeSpan.FromHours(max));
}
