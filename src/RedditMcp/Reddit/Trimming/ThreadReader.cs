using System.Text.Json;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Reddit.Trimming;

/// <summary>Reads threads into flat lists: comments in the order Reddit shows them, and the stubs where it left some out.</summary>
internal sealed class ThreadReader
{
    private readonly List<Comment> _comments = [];
    private readonly List<MoreStub> _stubs = [];

    /// <summary>Reads the pair of listings that <c>/comments</c> answers: the post, and its comments nested.</summary>
    public static RedditResult<ThreadPage> ReadThread(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Array || answer.GetArrayLength() < 2)
            return RedditErrors.Unreadable("a thread");
        if (answer[0].Children("t3").Select(PostReader.Read).FirstOrDefault() is not { } post)
            return RedditErrors.NotFound("the post");

        var reader = new ThreadReader();
        reader.ReadListing(answer[1]);
        return new ThreadPage(post, reader._comments, reader._stubs);
    }

    /// <summary>Reads the flat list that <c>/api/morechildren</c> answers.</summary>
    public static RedditResult<ThreadPage> ReadMoreChildren(JsonElement answer)
    {
        var json = answer.Member("json");
        if (json.ValueKind != JsonValueKind.Object)
            return RedditErrors.Unreadable("more comments");

        var reader = new ThreadReader();
        foreach (var thing in json.Member("data").Items("things"))
            reader.ReadThing(thing);
        return new ThreadPage(Post: null, reader._comments, reader._stubs);
    }

    private void ReadListing(JsonElement listing)
    {
        foreach (var thing in listing.Member("data").Items("children"))
            ReadThing(thing);
    }

    /// <summary>Nesting needs no stack of our own: the parser refuses what is deeper than Reddit ever nests.</summary>
    private void ReadThing(JsonElement thing)
    {
        var data = thing.Member("data");
        if (thing.IsKind("t1") && CommentReader.Read(data) is { } comment)
        {
            _comments.Add(comment);
            ReadListing(data.Member("replies"));
        }
        else if (thing.IsKind("more") && data.Text("parent_id") is { } parent)
        {
            _stubs.Add(new MoreStub(
                parent, Small(data.Integer("depth")), Small(data.Integer("count")), [.. data.Texts("children")]));
        }
    }

    /// <summary>Counts are added up later; no real one comes near the bound.</summary>
    private static int Small(long? number) => (int)Math.Clamp(number ?? 0, 0, 1_000_000);
}
