using RedditMcp.Simulator.Rendering;
using RedditMcp.Simulator.Serving;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Synthetic;

/// <summary><c>/subreddits/search</c>, <c>/subreddits/popular</c> and <c>/users/search</c>.</summary>
internal sealed class DirectoryEndpoint(Site site)
{
    private const int MostUsers = 100;

    public Answer Subreddits(ApiRequest request)
    {
        var found = request.Segments[^1] == "search" ? Matching(request["q"] ?? "") : site.Communities.Catalogue.OrderByDescending(community => community.Profile.Subscribers);
        return Write(
            [.. found.Select(community => ($"t5_{community.Id}", (Func<byte[]>)(() => CommunityRenderer.Render(community, request.Now, request.Raw))))],
            "t5"u8,
            request);
    }

    public Answer Users(ApiRequest request)
    {
        var q = (request["q"] ?? "").Trim();
        var names = site.Users.Names.Where(name => q.Length > 0 && name.Contains(q, StringComparison.OrdinalIgnoreCase)).Take(MostUsers);
        if (SubredditNames.IsUser(q) && q != SpecialNames.MissingUser)
            names = names.Prepend(site.Users.Spelled(q)).Distinct(StringComparer.Ordinal);

        return Write(
            [.. names.Select(name => ($"t2_{UserPool.IdOf(name)}", (Func<byte[]>)(() => Render(name, request))))],
            "t2"u8,
            request);
    }

    private byte[] Render(string name, ApiRequest request) =>
        UserRenderer.Render(site.Communities[SubredditNames.ProfileOf(name)], name, request.Now, request.Raw);

    // The community of that very name first, as there always is one.
    private IEnumerable<Community> Matching(string q)
    {
        var words = q.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var known = site.Communities.Catalogue
            .Where(community => words.Length > 0 && words.All(word => Mentions(community, word)))
            .OrderByDescending(community => community.Profile.Subscribers);
        return SubredditNames.IsSubreddit(q) && SpecialNames.RefusalOf(q) is null ? known.Prepend(site.Communities[q]).Distinct() : known;
    }

    private static bool Mentions(Community community, string word) =>
        community.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        || community.Profile.About.Contains(word, StringComparison.OrdinalIgnoreCase)
        || community.Topic.Name.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static Answer Write(IReadOnlyList<(string Fullname, Func<byte[]> Render)> found, ReadOnlySpan<byte> kind, ApiRequest request)
    {
        var start = request["after"] is { } after ? found.TakeWhile(thing => thing.Fullname != after).Count() + 1 : 0;
        var page = found.Skip(start).Take(request.Number("limit", 25, 1, 100)).ToList();
        var isLast = start + page.Count >= found.Count;
        var answer = new AnswerBuffer().OpenListing(isLast ? null : page[^1].Fullname, page.Count);
        var first = true;
        foreach (var (_, render) in page)
            answer.AppendThing(kind, render(), ref first);

        return new Answer(answer.CloseListing());
    }
}
