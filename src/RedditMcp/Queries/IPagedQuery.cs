namespace RedditMcp.Queries;

/// <summary>A query whose answer has more pages.</summary>
internal interface IPagedQuery<TPage>
    where TPage : class
{
    /// <summary>The same question for the page that starts after a thing; null for the first.</summary>
    RedditQuery<TPage> Page(string? after);
}
