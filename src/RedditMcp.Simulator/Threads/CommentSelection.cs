namespace RedditMcp.Simulator.Threads;

/// <summary>
/// Which comments of a tree an answer shows. As on Reddit, the best of all that could be shown next is taken until the limit is
/// reached, so that a good reply comes before a poor first answer, and what is left hides behind stubs on every level.
/// </summary>
internal sealed class CommentSelection
{
    private readonly bool[] _shown;

    private CommentSelection(CommentTree tree) => _shown = new bool[tree.Count];

    public static CommentSelection BestFirst(CommentTree tree, CommentOrder order, ReadOnlySpan<int> start, int limit, int deepest)
    {
        var selection = new CommentSelection(tree);
        var next = new PriorityQueue<int, double>();
        foreach (var index in start)
            next.Enqueue(index, -order.ValueOf(index));

        selection.Extend(tree, order, next, limit, deepest);
        return selection;
    }

    /// <summary>
    /// All of the comments asked for, and the best below <paramref name="focus"/> while there is room; below all of them when that
    /// is <see cref="CommentTree.Root"/>.
    /// </summary>
    public static CommentSelection AllOf(CommentTree tree, CommentOrder order, ReadOnlySpan<int> asked, int focus, int limit, int deepest)
    {
        var selection = new CommentSelection(tree);
        foreach (var index in asked)
            selection._shown[index] = true;

        var next = new PriorityQueue<int, double>();
        foreach (var index in asked)
        {
            if (focus == CommentTree.Root || index == focus)
                selection.EnqueueChildren(tree, order, next, index, deepest);
        }

        selection.Extend(tree, order, next, limit - asked.Length, deepest);
        return selection;
    }

    public bool Shows(int index) => _shown[index];

    private void Extend(CommentTree tree, CommentOrder order, PriorityQueue<int, double> next, int room, int deepest)
    {
        while (room > 0 && next.TryDequeue(out var index, out _))
        {
            _shown[index] = true;
            room--;
            EnqueueChildren(tree, order, next, index, deepest);
        }
    }

    private void EnqueueChildren(CommentTree tree, CommentOrder order, PriorityQueue<int, double> next, int parent, int deepest)
    {
        if (tree.DepthOf(parent) >= deepest)
            return;

        foreach (var child in tree.ChildrenOf(parent))
        {
            if (!_shown[child])
                next.Enqueue(child, -order.ValueOf(child));
        }
    }
}
