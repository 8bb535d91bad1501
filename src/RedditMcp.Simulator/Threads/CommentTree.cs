using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Threads;

/// <summary>Who answers whom among the comments of a post that are written by now.</summary>
internal sealed class CommentTree
{
    /// <summary>The post itself, as a parent.</summary>
    public const int Root = -1;

    private readonly int[] _parents;
    private readonly byte[] _depths;
    private readonly int[] _sizes;
    private readonly int[] _childStarts;
    private readonly int[] _children;

    public CommentTree(Post post, int count)
    {
        Post = post;
        _parents = new int[count];
        _depths = new byte[count];
        _sizes = new int[count];
        _childStarts = new int[count + 2];
        _children = new int[count];
        for (var index = 0; index < count; index++)
        {
            var parent = post.Thread.ParentOf(post, index);
            _parents[index] = parent;
            _depths[index] = (byte)(parent < 0 ? 0 : Math.Min(250, _depths[parent] + 1));
            _childStarts[parent + 2]++;
        }

        for (var index = count - 1; index >= 0; index--)
        {
            _sizes[index]++;
            if (_parents[index] >= 0)
                _sizes[_parents[index]] += _sizes[index];
        }

        PlaceChildren();
    }

    public Post Post { get; }

    public int Count => _parents.Length;

    public int ParentOf(int index) => _parents[index];

    public int DepthOf(int index) => _depths[index];

    /// <summary>How many comments there are at and below one.</summary>
    public int SizeOf(int index) => _sizes[index];

    /// <summary>The direct answers to a comment, or to the post for <see cref="Root"/>, oldest first.</summary>
    public ReadOnlySpan<int> ChildrenOf(int index) => _children.AsSpan(_childStarts[index + 1].._childStarts[index + 2]);

    private void PlaceChildren()
    {
        for (var index = 1; index < _childStarts.Length; index++)
            _childStarts[index] += _childStarts[index - 1];

        var next = _childStarts[..^1];
        for (var index = 0; index < Count; index++)
            _children[next[_parents[index] + 1]++] = index;
    }
}
