namespace RedditMcp.Simulator.Listings;

/// <summary>The names of sort orders, as they stand in addresses.</summary>
internal static class ListingSorts
{
    public static ListingSort? Parse(string? name) => name switch
    {
        "hot" => ListingSort.Hot,
        "best" => ListingSort.Best,
        "new" => ListingSort.New,
        "top" => ListingSort.Top,
        "rising" => ListingSort.Rising,
        "controversial" => ListingSort.Controversial,
        _ => null,
    };

    public static ListingSort? ParseSearch(string? name) => name switch
    {
        "relevance" => ListingSort.Relevance,
        "comments" => ListingSort.Comments,
        _ => Parse(name),
    };
}
