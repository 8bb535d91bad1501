using RedditMcp.Caching;
using RedditMcp.Queries;

namespace RedditMcp.Answers;

/// <summary>Has the page fetched that a new cursor leads to, for who came with a cursor, and so reads on. A first look costs nothing.</summary>
internal sealed class PagesAhead(Prefetch prefetch)
{
    /// <summary>Fetches it, if it may; nobody waits for it. Who asks for a certain freshness is not helped by what was fetched before.</summary>
    /// <param name="query">What is read.</param>
    /// <param name="from">Where the reader came from.</param>
    /// <param name="next">The page its new cursor leads to; null where that is at hand, or there is none.</param>
    /// <param name="request">Who reads.</param>
    public void Fetch<TPage>(IPagedQuery<TPage> query, PagePosition from, PagePosition? next, AnswerRequest request)
        where TPage : class
    {
        if (from != PagePosition.Start && next is not null && request.Ask.MaxAge is null)
            _ = prefetch.FetchAsync(query.Page(next.Page), request.Ask with { NotBefore = next.Snapshot });
    }
}
