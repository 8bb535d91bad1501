#pragma warning disable MA0048 // four small lists of words that Reddit's URLs use, read together

namespace RedditMcp.Queries;

/// <summary>Orders of a community's listing.</summary>
internal enum ListingSort
{
    Hot,
    New,
    Top,
    Rising,
    Controversial,
}

/// <summary>Orders of search results.</summary>
internal enum SearchSort
{
    Relevance,
    Hot,
    Top,
    New,
    Comments,
}

/// <summary>Orders of a thread's comments; <c>confidence</c> is what the site calls best.</summary>
internal enum CommentSort
{
    Confidence,
    Top,
    New,
    Controversial,
    Old,
    Qa,
}

/// <summary>Orders of what an account wrote.</summary>
internal enum UserSort
{
    New,
    Hot,
    Top,
    Controversial,
}

/// <summary>How far back top and controversial listings and searches look.</summary>
internal enum TimeFilter
{
    Hour,
    Day,
    Week,
    Month,
    Year,
    All,
}

/// <summary>The spelling of words of one part in URLs, keys, arguments and labels.</summary>
internal static class SortSpelling
{
    public static string Spell<TWord>(this TWord word)
        where TWord : struct, Enum =>
        word.ToString().ToLowerInvariant();
}
