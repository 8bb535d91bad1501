using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Threads;

/// <summary>The order in which comments are shown at one instant.</summary>
internal sealed class CommentOrder(CommentTree tree, CommentSort sort, long now)
{
    private const double Unknown = double.NaN;
    private readonly double[] _values = Filled(tree.Count);

    /// <summary>The answers to a comment, best first.</summary>
    public int[] Children(int parent)
    {
        var children = tree.ChildrenOf(parent).ToArray();
        if (children.Length < 2)
            return children;

        var ranks = Array.ConvertAll(children, child => -ValueOf(child));
        Array.Sort(ranks, children);
        return children;
    }

    /// <summary>The higher, the earlier it is shown. Ties go to whoever wrote first.</summary>
    public double ValueOf(int index)
    {
        ref var value = ref _values[index];
        if (double.IsNaN(value))
            value = Compute(index) - index * 1e-6;

        return value;
    }

    private double Compute(int index)
    {
        var post = tree.Post;
        return sort switch
        {
            CommentSort.New => post.Thread.CreatedAt(post, index),
            CommentSort.Old => -post.Thread.CreatedAt(post, index),
            CommentSort.Random => Dice.Of(post.Key ^ (ulong)now, index).Share(),
            CommentSort.Controversial => -Math.Abs(ScoreOf(index)),
            CommentSort.Questions => ScoreOf(index) + (Comment.IsAuthorsTurn(post, index) ? 1e6 : 0),
            _ => ScoreOf(index),
        };
    }

    private double ScoreOf(int index) => tree.Post.Thread.FinalScoreOf(tree.Post, index, tree.DepthOf(index));

    private static double[] Filled(int count)
    {
        var values = new double[count];
        Array.Fill(values, Unknown);
        return values;
    }
}
