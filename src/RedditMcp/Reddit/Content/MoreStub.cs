namespace RedditMcp.Reddit.Content;

/// <summary>A place in a thread where Reddit left comments out.</summary>
/// <param name="ParentId">Fullname of what they answer.</param>
/// <param name="Depth">How deep they stand.</param>
/// <param name="Count">How many comments are hidden, those below them included; 0 means "continue this thread".</param>
/// <param name="Children">Ids to ask for; empty for "continue this thread".</param>
internal sealed record MoreStub(string ParentId, int Depth, int Count, IReadOnlyList<string> Children)
{
    /// <summary>Whether the rest has to be read as the thread of the parent comment.</summary>
    public bool IsContinuation => Children.Count == 0;
}
