using RedditMcp.Reddit;

namespace RedditMcp.Caching;

/// <summary>What came of composing an answer.</summary>
/// <param name="Result">The content, or why it could not be made.</param>
/// <param name="Origin">Where its parts came from together: as old as the oldest, as dear as all.</param>
internal sealed record ComposedContent<TContent>(RedditResult<TContent> Result, Origin Origin)
    where TContent : class;
