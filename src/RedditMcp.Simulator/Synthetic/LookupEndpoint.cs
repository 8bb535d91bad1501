using RedditMcp.Simulator.Listings;
using RedditMcp.Simulator.Rendering;
using RedditMcp.Simulator.Serving;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Synthetic;

/// <summary><c>/api/info</c>, <c>/by_id</c> and <c>/duplicates</c>: things by name, by address, or by what they link to.</summary>
internal sealed class LookupEndpoint(Site site, SameLinks sameLinks, PageWriter pages)
{
    private const int MostNames = 100;
    private const char Comma = ',';

    public Answer Info(ApiRequest request)
    {
        if (request["sr_name"] is { } names)
            return Communities(names.Split(Comma), request);
        if (request["url"] is { } url)
            return pages.Write(new Page([.. sameLinks.To(url, request.Now).Select(post => ThingId.Of(post.Id))], After: null), request);

        var ids = (request["id"] ?? "").Split(Comma, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (ids.Length > MostNames)
            return RedditErrors.BadRequest;

        return ids.Any(id => id.StartsWith("t5_", StringComparison.Ordinal))
            ? Communities([.. ids.Select(CommunityNameOf).OfType<string>()], request)
            : pages.Write(Existing(ids, request), request);
    }

    public Answer ById(ApiRequest request) => pages.Write(Existing(request.Segments[^1].Split(Comma), request), request);

    public Answer Duplicates(ApiRequest request)
    {
        var segments = request.Segments.AsSpan();
        if (!PostId.TryParse(segments[segments.IndexOf("duplicates") + 1], out var id) || site.Find(id, request.Now) is not { } post)
            return RedditErrors.NotFound;

        var others = sameLinks.As(post, request.Now).Where(other => other.Id != post.Id).Take(request.Number("limit", 25, 1, 100));
        var answer = new AnswerBuffer().Append("["u8);
        pages.Write(answer, new Page([ThingId.Of(id)], After: null), request);
        pages.Write(answer.Append(","u8), new Page([.. others.Select(other => ThingId.Of(other.Id))], After: null), request);
        return new Answer(answer.Append("]"u8));
    }

    private Page Existing(IEnumerable<string> names, ApiRequest request) =>
        new([.. names.Select(name => ThingId.Parse(name)).OfType<ThingId>().Distinct().Where(thing => Exists(thing, request.Now))], After: null);

    private bool Exists(ThingId thing, long now)
    {
        if (!thing.IsComment)
            return site.Find(new PostId(thing.Value), now) is not null;

        var id = new CommentId(thing.Value);
        return site.Find(id.Post, now) is { } post && id.Index < post.Vitals.CommentsAt(now);
    }

    private string? CommunityNameOf(string fullname) =>
        fullname.StartsWith("t5_", StringComparison.Ordinal) && Base36.TryDecode(fullname.AsSpan(3), out var value)
            ? site.Communities.WithId(value)?.Name
            : null;

    private Answer Communities(IReadOnlyList<string> names, ApiRequest request)
    {
        var found = names.Where(name => SubredditNames.IsSubreddit(name) && !SpecialNames.IsMissing(name)).Take(MostNames).ToList();
        var answer = new AnswerBuffer().OpenListing(after: null, found.Count);
        var first = true;
        foreach (var name in found)
            answer.AppendThing("t5"u8, Render(name, request), ref first);

        return new Answer(answer.CloseListing());
    }

    /// <summary>Of what may not be read, Reddit's lists show little more than the name.</summary>
    private byte[] Render(string name, ApiRequest request) => SpecialNames.RefusalOf(name) is null
        ? CommunityRenderer.Render(site.Communities[name], request.Now, request.Raw)
        : CommunityRenderer.RenderShell(site.Communities[name], request.Now, request.Raw);
}
