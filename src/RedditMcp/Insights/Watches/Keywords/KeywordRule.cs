namespace RedditMcp.Insights.Watches.Keywords;

/// <summary>One way for a post to match: it holds all of these phrases and none of those. All are spelled as by <see cref="PlainText"/>.</summary>
/// <param name="Text">As its author wrote it.</param>
/// <param name="All">What must be there.</param>
/// <param name="None">What must not.</param>
internal sealed record KeywordRule(string Text, IReadOnlyList<string> All, IReadOnlyList<string> None)
{
    /// <summary>Whether what was found of a post makes it match.</summary>
    public bool IsMetBy(IReadOnlySet<string> found) => All.All(found.Contains) && !None.Any(found.Contains);
}
