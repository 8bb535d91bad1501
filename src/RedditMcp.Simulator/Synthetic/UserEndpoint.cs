using RedditMcp.Simulator.Listings;
using RedditMcp.Simulator.Rendering;
using RedditMcp.Simulator.Serving;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Synthetic;

/// <summary><c>/user/{name}</c>: who somebody is, and what they have written.</summary>
internal sealed class UserEndpoint(Site site, UserHistory history, PageWriter pages)
{
    public Answer Serve(ApiRequest request)
    {
        var name = request.Segments[1];
        if (!SubredditNames.IsUser(name) || name == SpecialNames.MissingUser)
            return RedditErrors.NotFound;

        return request.Path.Kind switch
        {
            EndpointKind.UserAbout => About(name, request),
            EndpointKind.UserSubmitted => List(name, UserThings.Posts, request),
            EndpointKind.UserComments => List(name, UserThings.Comments, request),
            _ => List(name, UserThings.All, request),
        };
    }

    private Answer About(string name, ApiRequest request)
    {
        var answer = new AnswerBuffer();
        var first = true;
        if (name == SpecialNames.SuspendedUser)
            answer.AppendThing("t2"u8, """{"name": "suspended_sim", "is_suspended": true}"""u8, ref first);
        else
            answer.AppendThing("t2"u8, Render(name, request), ref first);

        return new Answer(answer);
    }

    private byte[] Render(string name, ApiRequest request) =>
        UserRenderer.Render(site.Communities[SubredditNames.ProfileOf(name)], site.Users.Spelled(name), request.Now, request.Raw);

    private Answer List(string name, UserThings things, ApiRequest request)
    {
        if (name == SpecialNames.SuspendedUser)
            return RedditErrors.Json(403, """{"message": "Forbidden", "error": 403}""");

        var sort = ListingSorts.Parse(request["sort"]) ?? ListingSort.New;
        var range = sort is ListingSort.Top or ListingSort.Controversial ? TimeRange.Parse(request["t"], TimeRange.All) : TimeRange.All;
        var ranking = history.Rank(name, things, sort, range, request.Now);
        var limit = request.Number("limit", 25, 1, 100);
        return pages.Write(Page.Of(ranking, request["after"], limit, thing => history.ValueOf(thing, sort, request.Now)), request);
    }
}
