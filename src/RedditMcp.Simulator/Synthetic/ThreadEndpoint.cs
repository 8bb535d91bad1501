using RedditMcp.Simulator.Listings;
using RedditMcp.Simulator.Rendering;
using RedditMcp.Simulator.Serving;
using RedditMcp.Simulator.Threads;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Synthetic;

/// <summary><c>/comments/{id}</c>: a post and a tree of its comments, whole or from one comment down.</summary>
internal sealed class ThreadEndpoint(Site site, ThreadStore threads, CommentRenderer comments, PageWriter pages)
{
    public Answer Serve(ApiRequest request)
    {
        var segments = request.Segments.AsSpan();
        var tail = segments[(segments.IndexOf("comments") + 1)..];
        if (!PostId.TryParse(tail[0], out var id) || site.Find(id, request.Now) is not { } post)
            return RedditErrors.NotFound;
        if (SpecialNames.RefusalOf(post.Community.Name) is { } refusal)
            return refusal;

        var tree = threads.TreeOf(post, request.Now);
        var view = (request["comment"] ?? (tail.Length > 2 ? tail[2] : null)) is { } focus
            ? Focused(tree, focus, request)
            : Whole(tree, request);
        if (view is null)
            return RedditErrors.NotFound;

        var answer = new AnswerBuffer();
        answer.Append("["u8);
        pages.Write(answer, new Page([ThingId.Of(post.Id)], After: null), request);
        answer.Append(","u8);
        new ThreadRenderer(view.Value.View, comments, site, answer).WriteListing(view.Value.Start, CommentTree.Root);
        answer.Append("]"u8);
        return new Answer(answer);
    }

    private static (ThreadView View, int[] Start)? Whole(CommentTree tree, ApiRequest request)
    {
        var order = OrderOf(tree, request);
        var start = order.Children(CommentTree.Root);
        var selection = CommentSelection.BestFirst(tree, order, start, LimitOf(request), DeepestOf(request));
        return (new ThreadView(tree, order, selection, request.Now, request.Raw), start);
    }

    // From the comment down, with as much of the way to it as the context asks for.
    private static (ThreadView View, int[] Start)? Focused(CommentTree tree, string focus, ApiRequest request)
    {
        if (!CommentId.TryParse(focus, out var id) || id.Post != tree.Post.Id || id.Index >= tree.Count)
            return null;

        var path = new HashSet<int>();
        var root = id.Index;
        for (var context = request.Number("context", 0, 0, 8); context > 0 && tree.ParentOf(root) >= 0; context--)
        {
            root = tree.ParentOf(root);
            path.Add(root);
        }

        var order = OrderOf(tree, request);
        var offset = tree.DepthOf(root);
        var selection = CommentSelection.AllOf(tree, order, WayDown(tree, id.Index, root), id.Index, LimitOf(request), offset + DeepestOf(request));
        var view = new ThreadView(tree, order, selection, request.Now, request.Raw) { DepthOffset = offset, Path = path };
        return (view, [root]);
    }

    private static int[] WayDown(CommentTree tree, int from, int root)
    {
        var way = new List<int> { from };
        while (way[^1] != root)
            way.Add(tree.ParentOf(way[^1]));

        return [.. way];
    }

    private static CommentOrder OrderOf(CommentTree tree, ApiRequest request) => new(tree, CommentSorts.Parse(request["sort"]), request.Now);

    private static int LimitOf(ApiRequest request) => request.Number("limit", 200, 1, 500);

    private static int DeepestOf(ApiRequest request) => request.Number("depth", ThreadView.DeepestShown, 1, ThreadView.DeepestShown) - 1;
}
