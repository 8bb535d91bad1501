using RedditMcp.Simulator.Listings;
using RedditMcp.Simulator.Rendering;
using RedditMcp.Simulator.Search;
using RedditMcp.Simulator.Serving;
using RedditMcp.Simulator.Threads;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Synthetic;

/// <summary>An invented Reddit, the same for the same seed and instant.</summary>
internal sealed class SyntheticReddit : IReddit
{
    private readonly Site _site;
    private readonly ListingEndpoint _listings;
    private readonly ThreadEndpoint _threads;
    private readonly MoreChildrenEndpoint _moreChildren;
    private readonly SearchEndpoint _search;
    private readonly DirectoryEndpoint _directory;
    private readonly LookupEndpoint _lookup;
    private readonly CommunityEndpoint _communities;
    private readonly UserEndpoint _users;

    public SyntheticReddit(Site site)
    {
        _site = site;
        var comments = new CommentRenderer();
        var pages = new PageWriter(site, new PostRenderer(site), comments);
        var threads = new ThreadStore();
        var history = new UserHistory(site);
        var rankings = new PostRankings(site);
        _listings = new ListingEndpoint(site, rankings, pages);
        _threads = new ThreadEndpoint(site, threads, comments, pages);
        _moreChildren = new MoreChildrenEndpoint(site, threads, comments);
        _search = new SearchEndpoint(new PostSearch(site, new WordIndex(site), rankings, history), _listings, pages);
        _directory = new DirectoryEndpoint(site);
        _lookup = new LookupEndpoint(site, new SameLinks(site), pages);
        _communities = new CommunityEndpoint(site);
        _users = new UserEndpoint(site, history, pages);
    }

    /// <inheritdoc/>
    public string Source => "simulator";

    public Answer Serve(ApiRequest request) => request.Path.Kind switch
    {
        EndpointKind.Listing => _listings.Serve(request),
        EndpointKind.Search => _search.Serve(request),
        EndpointKind.Comments => _threads.Serve(request),
        EndpointKind.MoreChildren => _moreChildren.Serve(request),
        EndpointKind.Info => _lookup.Info(request),
        EndpointKind.ById => _lookup.ById(request),
        EndpointKind.Duplicates => _lookup.Duplicates(request),
        EndpointKind.SubredditDirectory => _directory.Subreddits(request),
        EndpointKind.UserSearch => _directory.Users(request),
        EndpointKind.SubredditAbout or EndpointKind.SubredditRules or EndpointKind.SubredditModerators
            or EndpointKind.WikiPages or EndpointKind.WikiPage => _communities.Serve(request),
        EndpointKind.UserAbout or EndpointKind.UserOverview or EndpointKind.UserSubmitted
            or EndpointKind.UserComments => _users.Serve(request),
        _ => RedditErrors.NotFound,
    };

    public string? ResolveShareLink(ApiRequest request)
    {
        var token = request.Path.AsSent[^1];
        var name = request.Segments[1];
        if (SpecialNames.RedirectOf(name, token) is { } special)
            return special;
        if (!SubredditNames.IsSubreddit(name) || SpecialNames.RefusalOf(name) is not null)
            return null;

        var community = _site.Communities[name];
        var back = (long)(Dice.KeyOf(community.Key, token) % 1_000);
        var slot = Math.Max(community.FirstSlot(request.Now), (request.Now - WorldTime.Epoch) / (30 * WorldTime.Day) * (30 * WorldTime.Day) / community.SlotSeconds - back);
        return $"https://www.reddit.com{_site.At(community, slot).Permalink}";
    }
}
