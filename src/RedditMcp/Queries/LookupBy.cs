namespace RedditMcp.Queries;

/// <summary>By what <c>/api/info</c> finds things. It takes names of one sort in a call.</summary>
internal enum LookupBy
{
    /// <summary>Posts and comments by fullname, <c>t3_1abc2de</c>.</summary>
    Fullname,

    /// <summary>Communities by name.</summary>
    SubredditName,
}
