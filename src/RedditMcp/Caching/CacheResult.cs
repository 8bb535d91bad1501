using RedditMcp.Reddit;

namespace RedditMcp.Caching;

/// <summary>An answer and where it came from.</summary>
/// <param name="Result">The content, or the error.</param>
/// <param name="Origin">Tier, age and cost.</param>
/// <param name="FetchedAt">When Reddit gave it; null where there is none.</param>
internal sealed record CacheResult<TContent>(RedditResult<TContent> Result, Origin Origin, DateTimeOffset? FetchedAt = null)
    where TContent : class;
