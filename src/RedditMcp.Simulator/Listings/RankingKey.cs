namespace RedditMcp.Simulator.Listings;

/// <summary>What a ranking was computed for, and from what.</summary>
internal readonly record struct RankingKey(string Source, ListingSort Sort, long Moment, int Planted);
