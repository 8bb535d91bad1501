namespace RedditMcp.Simulator.Listings;

internal enum ListingSort
{
    Hot,
    New,
    Top,
    Rising,
    Controversial,
    Best,
    Relevance,
    Comments,
}
