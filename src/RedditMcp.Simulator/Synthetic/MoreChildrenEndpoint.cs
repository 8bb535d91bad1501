using RedditMcp.Simulator.Rendering;
using RedditMcp.Simulator.Serving;
using RedditMcp.Simulator.Threads;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Synthetic;

/// <summary><c>/api/morechildren</c>: the comments behind a stub, and what fits below them, as one flat list.</summary>
internal sealed class MoreChildrenEndpoint(Site site, ThreadStore threads, CommentRenderer comments)
{
    private const int MostIds = 100;
    private const int MostShown = 100;

    public Answer Serve(ApiRequest request)
    {
        var ids = request["children"]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (ids.Length > MostIds && !request.IsPost)
            return RedditErrors.UriTooLong;
        if (ids.Length is 0 or > MostIds || request["link_id"] is not { } link || Listings.ThingId.Parse(link) is not { IsComment: false } linkId)
            return RedditErrors.BadRequest;
        if (site.Find(new PostId(linkId.Value), request.Now) is not { } post)
            return RedditErrors.NotFound;

        var answer = new AnswerBuffer();
        answer.Append("""{"json":{"errors":[],"data":{"things":["""u8);
        Write(answer, threads.TreeOf(post, request.Now), ids, request);
        answer.Append("]}}}"u8);
        return new Answer(answer);
    }

    private void Write(AnswerBuffer answer, CommentTree tree, string[] ids, ApiRequest request)
    {
        var order = new CommentOrder(tree, CommentSorts.Parse(request["sort"]), request.Now);
        var asked = Known(tree, ids);
        var room = request.Flag("limit_children") ? asked.Length : MostShown;
        var selection = CommentSelection.AllOf(tree, order, asked, CommentTree.Root, room, ThreadView.DeepestShown - 1);
        var renderer = new ThreadRenderer(new ThreadView(tree, order, selection, request.Now, request.Raw), comments, site, answer);
        var first = true;
        foreach (var index in asked)
        {
            // One that was asked for together with a comment above it is written below that one.
            if (tree.ParentOf(index) is var parent && (parent < 0 || !selection.Shows(parent)))
                renderer.WriteFlat(index, ref first);
        }
    }

    private static int[] Known(CommentTree tree, string[] ids)
    {
        var known = new List<int>(ids.Length);
        foreach (var text in ids)
        {
            if (CommentId.TryParse(text, out var id) && id.Post == tree.Post.Id && id.Index < tree.Count && !known.Contains(id.Index))
                known.Add(id.Index);
        }

        return [.. known];
    }
}
