using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Threads;

/// <summary>A comment in its place in the tree.</summary>
internal sealed class ThreadNode(Comment comment, ThreadNode? parent, int position)
{
    public Comment Comment => comment;

    /// <summary>What it answers, where that is loaded.</summary>
    public ThreadNode? Parent => parent;

    /// <summary>Its place among the answers to the same comment.</summary>
    public int Position => position;

    /// <summary>How deep it stands: Reddit's word for a comment without a parent here, else one below its parent.</summary>
    public int Depth { get; } = parent is null ? comment.Depth ?? 0 : parent.Depth + 1;

    /// <summary>
    /// Its place in the line of what to show first: the positions on the way to it, plus its depth. It goes wide and deep in step: the
    /// third comment, the second answer to the first and the first answer to that answer's neighbour come at about the same time.
    /// </summary>
    public int Rank { get; } = parent is null ? position : parent.Rank + 1 + position;

    public List<ThreadNode> Children { get; } = [];

    /// <summary>Comments below it that are not loaded, directly under it.</summary>
    public int Unloaded { get; set; }

    /// <summary>Whether Reddit left comments out under it.</summary>
    public bool HasStub { get; set; }

    /// <summary>Whether there is anything below it.</summary>
    public bool HasMore => HasStub || Children.Count > 0;
}
