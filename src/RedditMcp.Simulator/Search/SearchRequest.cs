using RedditMcp.Simulator.Listings;

namespace RedditMcp.Simulator.Search;

/// <summary>What to search for, and where.</summary>
internal sealed record SearchRequest(string Q, Feed Feed, ListingSort Sort, TimeRange Range, bool IncludeOver18)
{
    public SearchQuery Query { get; } = SearchQuery.Parse(Q);

    /// <summary>All that results depend on, besides the order and the time.</summary>
    public string Key => $"{Feed.Key} {Range.Seconds} {IncludeOver18} {Q}";
}
