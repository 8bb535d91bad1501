namespace RedditMcp.Answers;

/// <summary>An item and the page it stands on.</summary>
/// <param name="Value">The item.</param>
/// <param name="Position">Where reading goes on behind it.</param>
internal sealed record PagedItem<TItem>(TItem Value, PagePosition Position);
