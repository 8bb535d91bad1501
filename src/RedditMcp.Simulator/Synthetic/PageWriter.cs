using RedditMcp.Simulator.Listings;
using RedditMcp.Simulator.Rendering;
using RedditMcp.Simulator.Serving;
using RedditMcp.Simulator.Threads;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Synthetic;

/// <summary>Writes pages of posts and of comments out of their threads.</summary>
internal sealed class PageWriter(Site site, PostRenderer posts, CommentRenderer comments)
{
    public Answer Write(Page page, ApiRequest request)
    {
        var answer = new AnswerBuffer();
        Write(answer, page, request);
        return new Answer(answer);
    }

    public void Write(AnswerBuffer answer, Page page, ApiRequest request)
    {
        answer.OpenListing(page.After, page.Things.Count);
        var first = true;
        foreach (var thing in page.Things)
            Write(answer, thing, request, ref first);

        answer.CloseListing();
    }

    private void Write(AnswerBuffer answer, ThingId thing, ApiRequest request, ref bool first)
    {
        if (thing.IsComment)
            WriteComment(answer, new CommentId(thing.Value), request, ref first);
        else if (site.Find(new PostId(thing.Value), request.Now) is { } post)
            answer.AppendThing("t3"u8, posts.Render(post, request.Now, request.Raw), ref first);
    }

    private void WriteComment(AnswerBuffer answer, CommentId id, ApiRequest request, ref bool first)
    {
        if (site.Find(id.Post, request.Now) is not { } post || id.Index >= post.Vitals.CommentsAt(request.Now))
            return;

        var comment = new Comment(site, post, id.Index);
        var data = comments.Render(comment, comment.Depth, request.Now, request.Raw);
        answer.Separate(ref first).Append("""{"kind":"t1","data":"""u8).Append(data.AsSpan()[..^1]);
        LinkFields.Write(answer, post, request.Now, request.Raw);
        answer.Append(""","replies":""}}"""u8);
    }
}
