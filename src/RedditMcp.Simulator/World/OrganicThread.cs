namespace RedditMcp.Simulator.World;

/// <summary>A conversation as most are: a third of the comments answer the post, the rest an earlier comment.</summary>
internal sealed class OrganicThread : IThreadShape
{
    public static readonly OrganicThread Instance = new();
    private const double AnswersThePost = 0.37;

    public int ParentOf(Post post, int index)
    {
        var dice = Dice.Of(post.Key ^ 0x7EE, index);
        return index == 0 || dice.Chance(AnswersThePost) ? -1 : dice.Below(index);
    }

    public long CreatedAt(Post post, int index) => post.Vitals.CommentCreatedAt(index);

    public double FinalScoreOf(Post post, int index, int depth)
    {
        var dice = Dice.Of(post.Key ^ 0x5C0, index);
        if (dice.Chance(0.02))
            return -1 - dice.Below(30);

        // Who comes early is read by more, and replies by fewer than what they answer.
        var stage = Math.Pow(post.Vitals.FinalScore + 1, 0.5) / Math.Sqrt(1 + index / 8.0) / (1 + 0.2 * depth);
        var luck = Math.Pow(1 - dice.Share(), -0.7) - 0.8;
        return 1 + Math.Min(stage * luck, post.Vitals.FinalScore + 5);
    }
}
