namespace RedditMcp.Answers;

/// <summary>Which part of a listing is wanted.</summary>
/// <param name="From">Where to go on.</param>
/// <param name="Limit">How many items.</param>
/// <param name="IncludeNsfw">Whether items not safe for work are among them.</param>
internal sealed record ListingRange(PagePosition From, int Limit, bool IncludeNsfw = true);
