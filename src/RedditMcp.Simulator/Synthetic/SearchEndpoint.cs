using RedditMcp.Simulator.Listings;
using RedditMcp.Simulator.Search;
using RedditMcp.Simulator.Serving;

namespace RedditMcp.Simulator.Synthetic;

/// <summary><c>/search</c> and <c>/r/{names}/search</c>.</summary>
internal sealed class SearchEndpoint(PostSearch search, ListingEndpoint listings, PageWriter pages)
{
    private const int LongestQuery = 512;

    public Answer Serve(ApiRequest request)
    {
        var q = request["q"] ?? "";
        if (q.Length > LongestQuery)
            return RedditErrors.BadRequest;

        var scope = request.Segments is ["r", var names, ..] && (request.Flag("restrict_sr") || names.Contains('+', StringComparison.Ordinal)) ? names : SearchQuery.Parse(q).Subreddit ?? "all";
        if (scope.Split('+').Select(SpecialNames.RefusalOf).FirstOrDefault(refusal => refusal is not null) is { } refused)
            return refused;
        if (listings.FeedOf(scope.ToLowerInvariant()) is not { } feed)
            return pages.Write(new Page([], After: null), request);

        var wanted = new SearchRequest(
            q,
            feed,
            ListingSorts.ParseSearch(request["sort"]) ?? ListingSort.Relevance,
            TimeRange.Parse(request["t"], TimeRange.All),
            request.Flag("include_over_18"));
        var ranking = q.Length == 0 ? Ranking.Of([]) : search.Find(wanted, request.Now);
        var page = Page.Of(ranking, request["after"], request.Number("limit", 25, 1, 100), thing => search.ValueOf(thing, wanted, request.Now));
        return pages.Write(page, request);
    }
}
