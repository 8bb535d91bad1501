namespace RedditMcp.Simulator.World;

/// <summary>How a conversation grows: for each comment, what it answers, when, and how it is liked.</summary>
internal interface IThreadShape
{
    /// <summary>The index of the comment that this one answers, always a smaller one; -1 for the post itself.</summary>
    int ParentOf(Post post, int index);

    long CreatedAt(Post post, int index);

    /// <summary>The score the comment ends with.</summary>
    double FinalScoreOf(Post post, int index, int depth);
}
