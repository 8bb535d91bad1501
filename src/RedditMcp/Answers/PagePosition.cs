namespace RedditMcp.Answers;

/// <summary>How far a caller has read.</summary>
/// <param name="Page">The start of the page the last item came from; null for the first page.</param>
/// <param name="Last">Id of the last item shown; null before the first.</param>
/// <param name="Shown">Items shown so far.</param>
/// <param name="Snapshot">When the first page was fetched, to the second: the pages that follow belong to it. Null before the first.</param>
/// <param name="IsEnd">Whether there is nothing after it.</param>
internal sealed record PagePosition(string? Page, string? Last, int Shown, DateTimeOffset? Snapshot = null, bool IsEnd = false)
{
    /// <summary>Before the first item.</summary>
    public static PagePosition Start { get; } = new(null, null, 0);

    /// <summary>Behind the last item.</summary>
    public static PagePosition End { get; } = Start with { IsEnd = true };
}
