namespace RedditMcp.Caching.Freshness;

/// <summary>A composed content that is a list of things: how many of them are new says how much it changed.</summary>
internal interface IItemList
{
    /// <summary>Their ids, in order.</summary>
    IEnumerable<string> ItemIds { get; }
}
