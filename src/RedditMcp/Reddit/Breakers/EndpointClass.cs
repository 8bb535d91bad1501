namespace RedditMcp.Reddit.Breakers;

/// <summary>Endpoints that fail together: when Reddit's search is down its threads may well answer.</summary>
internal enum EndpointClass
{
    /// <summary>Listings, searches, and what an account wrote.</summary>
    Listings,

    /// <summary>Threads and what is folded away in them.</summary>
    Threads,

    /// <summary>Single things by name: communities, accounts, posts by id.</summary>
    Lookups,

    /// <summary>Access tokens: without them nothing else works.</summary>
    Tokens,

    /// <summary>What is not of the API: share links.</summary>
    Site,
}
