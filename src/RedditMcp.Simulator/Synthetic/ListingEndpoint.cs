using RedditMcp.Simulator.Listings;
using RedditMcp.Simulator.Serving;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Synthetic;

/// <summary><c>/r/{names}/{sort}</c> and the front page.</summary>
internal sealed class ListingEndpoint(Site site, PostRankings rankings, PageWriter pages)
{
    private const int MostCommunities = 100;

    public Answer Serve(ApiRequest request)
    {
        var (names, sortName) = request.Segments switch
        {
            ["r", var joined] => (joined, "hot"),
            ["r", var joined, var last, ..] => (joined, last),
            [var only] => ("all", only),
            _ => ("all", "hot"),
        };
        if (names.Split('+').Select(SpecialNames.RefusalOf).FirstOrDefault(refusal => refusal is not null) is { } refused)
            return refused;
        if (FeedOf(names) is not { } feed)
            return RedditErrors.NotFound;

        var sort = ListingSorts.Parse(sortName) ?? ListingSort.Hot;
        var range = sort is ListingSort.Top or ListingSort.Controversial ? TimeRange.Parse(request["t"], TimeRange.OneDay) : TimeRange.All;
        var ranking = rankings.Rank(feed, sort, range, request.Now);
        var limit = request.Number("limit", 25, 1, 100);
        return pages.Write(Page.Of(ranking, request["after"], limit, thing => rankings.ValueOf(thing, sort, request.Now)), request);
    }

    /// <summary>The communities that names joined by plus signs stand for; null when one of them cannot be a name.</summary>
    public Feed? FeedOf(string joined)
    {
        var names = joined.Split('+', StringSplitOptions.RemoveEmptyEntries);
        if (names.Length is 0 or > MostCommunities || !names.All(SubredditNames.IsSubreddit))
            return null;
        if (names.Any(name => name is "all" or "popular"))
            return Feed.Everything(site.Communities);

        var communities = names.Where(name => name != SpecialNames.EmptySubreddit).Select(name => site.Communities[name]).Distinct().ToList();
        return new Feed(string.Join('+', communities.Select(community => community.Name)), communities);
    }
}
