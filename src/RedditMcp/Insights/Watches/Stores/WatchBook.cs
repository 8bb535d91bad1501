namespace RedditMcp.Insights.Watches.Stores;

/// <summary>All watches of a world as they were read.</summary>
/// <param name="Revision">Another one after each change by an owner.</param>
/// <param name="Watches">The watches.</param>
internal sealed record WatchBook(string Revision, IReadOnlyList<Watch> Watches);
