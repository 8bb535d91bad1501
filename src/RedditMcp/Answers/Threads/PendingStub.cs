using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Threads;

/// <summary>A place where comments are left out, and what of it is still to be asked for.</summary>
internal sealed class PendingStub(MoreStub stub, ThreadNode? parent)
{
    private int _asked;

    /// <summary>The comment they answer; null for the post itself, or a comment that is not loaded.</summary>
    public ThreadNode? Parent => parent;

    public string ParentId => stub.ParentId;

    /// <summary>Whether the rest has to be read as the thread of the parent.</summary>
    public bool IsContinuation => stub.IsContinuation;

    /// <summary>How deep its comments stand.</summary>
    public int Depth => parent is null ? stub.Depth : parent.Depth + 1;

    /// <summary>Its place in line: behind the answers that are loaded.</summary>
    public int Rank(int rootCount) => parent is null ? rootCount : parent.Rank + 1 + parent.Children.Count;

    /// <summary>
    /// Comments it hides. Reddit's count includes those below the ids it lists; of a stub asked for in part, the ids left are counted.
    /// </summary>
    public int Hidden => _asked == 0 ? Math.Max(stub.Count, stub.Children.Count) : stub.Children.Count - _asked;

    public bool IsSpent => !IsContinuation && _asked == stub.Children.Count;

    /// <summary>The ids still to be asked for.</summary>
    public IEnumerable<string> Ids => stub.Children.Skip(_asked);

    /// <summary>Takes the next ids to ask for.</summary>
    public IEnumerable<string> Take(int count)
    {
        var ids = stub.Children.Skip(_asked).Take(count).ToArray();
        _asked += ids.Length;
        return ids;
    }
}
