namespace RedditMcp.Simulator.Serving;

/// <summary>What a path asks for.</summary>
internal enum EndpointKind
{
    Unknown,
    Token,
    ShareLink,
    Listing,
    Search,
    SubredditDirectory,
    UserSearch,
    Comments,
    MoreChildren,
    Info,
    Duplicates,
    ById,
    SubredditAbout,
    SubredditRules,
    SubredditModerators,
    WikiPages,
    WikiPage,
    UserAbout,
    UserOverview,
    UserSubmitted,
    UserComments,
}
