using RedditMcp.Reddit;

namespace RedditMcp.Answers;

/// <summary>What was read of a listing.</summary>
/// <param name="Items">The items, each once.</param>
/// <param name="Hidden">How many the caller's filter kept back among them.</param>
/// <param name="Looked">Everything on the pages that were read.</param>
/// <param name="Next">Where reading goes on behind all of it; null at the end.</param>
/// <param name="Failure">Why reading ended early; null when it did not.</param>
internal sealed record PagedItems<TItem>(
    IReadOnlyList<PagedItem<TItem>> Items, int Hidden, IReadOnlyList<TItem> Looked, PagePosition? Next, RedditError? Failure)
{
    /// <summary>Reddit lists about this many of anything, and then ends as if there were no more.</summary>
    private const int ListingEnd = 950;

    /// <summary>A listing that nobody asked for.</summary>
    public static PagedItems<TItem> None { get; } = new([], 0, [], Next: null, Failure: null);

    /// <summary>What a reader should know beside the items.</summary>
    public IEnumerable<string> Notes()
    {
        if (Failure is { } failure)
            yield return $"reading on failed ({failure.Kind.Name}): {failure.Message}";
        if (Next is null && Items is [.., { Position.Shown: >= ListingEnd }])
            yield return "this is the end of what Reddit lists (about 1,000 items), not of what there is";
    }

    /// <summary>Where a reader goes on who was shown so many of the items; null at the end.</summary>
    public PagePosition? PositionAfter(int shown) => shown == Items.Count ? Next : shown == 0 ? null : Items[shown - 1].Position;

    /// <summary>The start of the page that such a reader needs next, if it begins a page that was not tried yet; null otherwise.</summary>
    public PagePosition? PageAfter(int shown) =>
        Failure is null && PositionAfter(shown) is { Page: not null, Last: null } next ? next : null;
}
