namespace RedditMcp.Simulator.Threads;

/// <summary>A tree as one answer shows it.</summary>
internal sealed record ThreadView(CommentTree Tree, CommentOrder Order, CommentSelection Selection, long Now, bool Raw)
{
    /// <summary>Reddit nests no deeper.</summary>
    public const int DeepestShown = 10;

    /// <summary>The depth, in the whole tree, that this answer counts as 0.</summary>
    public int DepthOffset { get; init; }

    /// <summary>Where only the way down to one comment is shown, the comments on it have no siblings, not even as stubs.</summary>
    public IReadOnlySet<int>? Path { get; init; }

    public int DepthOf(int index) => Tree.DepthOf(index) - DepthOffset;

    /// <summary>Whether a comment that is not shown may be named by a stub.</summary>
    public bool Offers(int index) => Path is null || !Path.Contains(Tree.ParentOf(index));
}
