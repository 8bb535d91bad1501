using RedditMcp.Simulator.Listings;

namespace RedditMcp.Simulator.Serving;

/// <summary>Reddit's map: which path is which endpoint, and under what name calls are counted.</summary>
internal static class EndpointKinds
{
    public static EndpointKind Of(ReadOnlySpan<string> segments) => segments switch
    {
        [] => EndpointKind.Listing,
        ["api", .. var rest] => OfApi(rest),
        ["r", var name, .. var rest] when name.Length > 0 => OfSubreddit(rest),
        ["user" or "u", _, .. var rest] => OfUser(rest),
        ["search"] => EndpointKind.Search,
        ["subreddits", "search" or "popular" or "new"] => EndpointKind.SubredditDirectory,
        ["users", "search"] => EndpointKind.UserSearch,
        ["comments", _] or ["comments", _, _] or ["comments", _, _, _] => EndpointKind.Comments,
        ["duplicates", _] => EndpointKind.Duplicates,
        ["by_id", _] => EndpointKind.ById,
        [var sort] when ListingSorts.Parse(sort) is not null => EndpointKind.Listing,
        _ => EndpointKind.Unknown,
    };

    public static string NameOf(EndpointKind kind) => kind switch
    {
        EndpointKind.Token => "token",
        EndpointKind.ShareLink => "share_link",
        EndpointKind.Listing => "listing",
        EndpointKind.Search => "search",
        EndpointKind.SubredditDirectory => "subreddits",
        EndpointKind.UserSearch => "users_search",
        EndpointKind.Comments => "comments",
        EndpointKind.MoreChildren => "morechildren",
        EndpointKind.Info => "info",
        EndpointKind.Duplicates => "duplicates",
        EndpointKind.ById => "by_id",
        EndpointKind.SubredditAbout => "about",
        EndpointKind.SubredditRules => "rules",
        EndpointKind.SubredditModerators => "moderators",
        EndpointKind.WikiPages => "wiki_pages",
        EndpointKind.WikiPage => "wiki",
        EndpointKind.UserAbout => "user_about",
        EndpointKind.UserOverview => "user_overview",
        EndpointKind.UserSubmitted => "user_submitted",
        EndpointKind.UserComments => "user_comments",
        _ => "unknown",
    };

    private static EndpointKind OfApi(ReadOnlySpan<string> rest) => rest switch
    {
        ["v1", "access_token"] => EndpointKind.Token,
        ["morechildren"] => EndpointKind.MoreChildren,
        ["info"] => EndpointKind.Info,
        _ => EndpointKind.Unknown,
    };

    private static EndpointKind OfSubreddit(ReadOnlySpan<string> rest) => rest switch
    {
        [] => EndpointKind.Listing,
        ["about"] => EndpointKind.SubredditAbout,
        ["about", "rules"] => EndpointKind.SubredditRules,
        ["about", "moderators"] => EndpointKind.SubredditModerators,
        ["search"] => EndpointKind.Search,
        ["s", _] => EndpointKind.ShareLink,
        ["comments", _] or ["comments", _, _] or ["comments", _, _, _] => EndpointKind.Comments,
        ["duplicates", _] or ["duplicates", _, _] => EndpointKind.Duplicates,
        ["wiki", "pages"] => EndpointKind.WikiPages,
        ["wiki"] or ["wiki", ..] => EndpointKind.WikiPage,
        [var sort] when ListingSorts.Parse(sort) is not null => EndpointKind.Listing,
        _ => EndpointKind.Unknown,
    };

    private static EndpointKind OfUser(ReadOnlySpan<string> rest) => rest switch
    {
        [] or ["overview"] => EndpointKind.UserOverview,
        ["about"] => EndpointKind.UserAbout,
        ["submitted"] => EndpointKind.UserSubmitted,
        ["comments"] => EndpointKind.UserComments,
        ["comments", _] or ["comments", _, _] or ["comments", _, _, _] => EndpointKind.Comments,
        _ => EndpointKind.Unknown,
    };
}
