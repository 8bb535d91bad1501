using RedditMcp.Caching;
using RedditMcp.Queries;

namespace RedditMcp.Answers;

/// <summary>Reads as many pages of a listing as a limit needs, from where a cursor says.</summary>
/// <typeparam name="TPage">A page as it is kept.</typeparam>
/// <typeparam name="TItem">What stands on it.</typeparam>
/// <param name="items">The items of a page.</param>
/// <param name="after">Where the page after it starts.</param>
/// <param name="id">An item's id.</param>
/// <param name="fullnamePrefix">What makes of an id a page start: <c>t3_</c>, ...</param>
internal sealed class Pager<TPage, TItem>(
    Func<TPage, IReadOnlyList<TItem>> items, Func<TPage, string?> after, Func<TItem, string> id, string fullnamePrefix)
    where TPage : class
{
    /// <summary>Reads on from a position. The first page that fails ends it; what was read before stays.</summary>
    /// <param name="cache">Where pages come from.</param>
    /// <param name="query">What is read.</param>
    /// <param name="from">Where to go on.</param>
    /// <param name="limit">How many items to walk over.</param>
    /// <param name="isHidden">Whether the caller's filter keeps an item back.</param>
    /// <param name="request">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<PagedItems<TItem>> ReadAsync(
        RedditCache cache, IPagedQuery<TPage> query, PagePosition from, int limit, Func<TItem, bool> isHidden,
        AnswerRequest request, CancellationToken cancellationToken)
    {
        var walk = new Walk(from, limit);
        var origins = new List<Origin>();
        string? page = from.Page;
        while (true)
        {
            var result = await cache.GetAsync(query.Page(page), request.Ask, cancellationToken);
            origins.Add(result.Origin);
            if (!result.Result.Succeeded)
                return new(walk.Taken, walk.Hidden, walk.Looked, origins, result.Result.Error);

            var content = result.Result.Value;
            var start = StartOn(items(content), walk);
            if (start < 0)
            {
                page = fullnamePrefix + from.Last; // the page was fetched anew and lost the item; Reddit finds its place
                continue;
            }

            var isReadToItsEnd = WalkOver(items(content), page, start, walk, isHidden);
            page = after(content) is { } next && walk.Pages.Add(next) ? next : null; // a page that leads back to an earlier one is the end
            if (isReadToItsEnd && page is null)
                walk.MarkEnd();
            if (walk.IsDone || page is null)
                return new(walk.Taken, walk.Hidden, walk.Looked, origins, Failure: null);
            await request.Progress.ReportAsync(walk.Walked, limit, $"{walk.Walked} of {limit} read", cancellationToken);
        }
    }

    /// <summary>The index behind the item a cursor names; -1 where a page that should hold it does not.</summary>
    private int StartOn(IReadOnlyList<TItem> onPage, Walk walk)
    {
        if (walk.Last is not { } last)
            return 0;
        walk.Last = null;
        var index = onPage.ToList().FindIndex(item => id(item) == last);
        return index >= 0 ? index + 1 : -1;
    }

    /// <summary>Takes the items of a page as long as there is room. Says whether the page was read to its end.</summary>
    private bool WalkOver(IReadOnlyList<TItem> onPage, string? page, int start, Walk walk, Func<TItem, bool> isHidden)
    {
        walk.Looked.AddRange(onPage);
        var i = start;
        for (; i < onPage.Count && walk.Taken.Count < walk.Limit; i++)
        {
            var item = onPage[i];
            if (!walk.Seen.Add(id(item)))
                continue;
            walk.Walked++;
            if (isHidden(item))
            {
                walk.Hidden++;
                continue;
            }

            walk.Taken.Add(new(item, new PagePosition(page, id(item), walk.From.Shown + walk.Taken.Count + 1)));
        }

        return i == onPage.Count;
    }

    /// <summary>How far one reading is. Hidden items are made up for from pages at hand, but no page is fetched for their sake.</summary>
    private sealed class Walk(PagePosition from, int limit)
    {
        public PagePosition From => from;

        public int Limit => limit;

        public string? Last { get; set; } = from.Last;

        public List<PagedItem<TItem>> Taken { get; } = [];

        public HashSet<string> Pages { get; } = new(StringComparer.Ordinal);

        public List<TItem> Looked { get; } = [];

        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public int Walked { get; set; }

        public int Hidden { get; set; }

        public bool IsDone => Walked >= limit;

        /// <summary>Nothing comes after the last item, even where what followed it was hidden, shown before, or an empty page.</summary>
        public void MarkEnd()
        {
            if (Taken is [.., var last])
                Taken[^1] = last with { Position = last.Position with { IsEnd = true } };
        }
    }
}
