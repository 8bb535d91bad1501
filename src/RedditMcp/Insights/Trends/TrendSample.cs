using RedditMcp.Caching.Freshness;

namespace RedditMcp.Insights.Trends;

/// <summary>
/// The posts that trends of a scope are counted in: what its pages show, and what earlier samples remember. It is its own snapshot: the next sample
/// is made of it and of new pages.
/// </summary>
internal sealed record TrendSample : IItemList
{
    /// <summary>The posts, newest first.</summary>
    public required IReadOnlyList<TrendPost> Posts { get; init; }

    /// <summary>When it was taken, in seconds since 1970 by Reddit's clock: no post is newer.</summary>
    public required double TakenUtc { get; init; }

    /// <summary>The same by the clock here, at which its pages were read.</summary>
    public required double SeenUtc { get; init; }

    /// <summary>From when on it holds every post of the scope.</summary>
    public required double CompleteSinceUtc { get; init; }

    /// <summary>How many of the posts the pages showed this time; the others are remembered.</summary>
    public required int Shown { get; init; }

    /// <summary>The pages that could not be read this time; null where all could.</summary>
    public IReadOnlyList<string>? Missing { get; init; }

    IEnumerable<string> IItemList.ItemIds => Posts.Select(post => post.Id);
}
