namespace RedditMcp.Reddit;

/// <summary>What came of a request to the gateway.</summary>
/// <param name="Result">The content, or the error.</param>
/// <param name="ApiCalls">How many calls it took, retries included.</param>
/// <param name="Source">Who answered.</param>
/// <param name="Waited">How long was waited for the budget.</param>
internal sealed record FetchedContent<TContent>(RedditResult<TContent> Result, int ApiCalls, RedditSource Source, TimeSpan Waited)
    where TContent : class;
