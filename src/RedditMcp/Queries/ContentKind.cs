namespace RedditMcp.Queries;

/// <summary>What was fetched, as far as its freshness goes: the rows of the TTL table (see <c>TtlTable</c>).</summary>
internal enum ContentKind
{
    PostsHot,
    PostsNew,
    PostsTopHour,
    PostsTopDay,
    PostsTopWeek,
    PostsTopMonthPlus,
    PostsRising,
    PostsControversial,
    CommentsActive,
    CommentsOld,
    CommentsSpecific,
    UserProfile,
    UserPosts,
    UserKarma,
    SubredditInfo,
    SubredditRules,
    SubredditModerators,
    SearchRecent,
    SearchHistorical,
    Trending,
    Sentiment,
    WatchResults,
}
