using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;

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
        string? page = from.Page;
        while (true)
        {
            // A page belongs to the first page it follows: one that is older shows what has moved since.
            var result = await cache.GetAsync(query.Page(page), request.Ask with { NotBefore = walk.Snapshot }, cancellationToken);
            if (!result.Result.Succeeded)
                return walk.End(walk.Next, result.Result.Error);

            var content = result.Result.Value;
            walk.Snapshot ??= result.FetchedAt;
            var start = StartOn(items(content), walk);
            if (start < 0)
            {
                page = fullnamePrefix + from.Last; // the page was fetched anew and lost the item; Reddit finds its place
                continue;
            }

            var isReadToItsEnd = WalkOver(items(content), page, start, walk, isHidden);
            page = after(content) is { } next && walk.MayVisit(next) ? next : null;
            if (isReadToItsEnd)
                walk.Next = page is null ? null : new PagePosition(page, null, walk.Shown, walk.Snapshot);
            if (walk.IsDone || page is null)
                return walk.End(walk.Next, failure: null);
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
                walk.Hidden++;
            else
                walk.Taken.Add(new(item, new PagePosition(page, id(item), walk.Shown + 1, walk.Snapshot)));
            walk.Next = new PagePosition(page, id(item), walk.Shown, walk.Snapshot);
        }

        return i == onPage.Count;
    }

    /// <summary>How far one reading is. Hidden items are made up for from pages at hand, but no page is fetched for their sake.</summary>
    private sealed class Walk(PagePosition from, int limit)
    {
        /// <summary>After so many pages in a row that brought nothing new, there is nothing new.</summary>
        private const int MostFruitless = 3;

        private readonly HashSet<string> _pages = new(StringComparer.Ordinal);
        private readonly int _shownBefore = from.Shown;
        private int _walkedBefore;
        private int _fruitless;

        public int Limit => limit;

        public string? Last { get; set; } = from.Last;

        /// <summary>When the first page was fetched; null before it is read.</summary>
        public DateTimeOffset? Snapshot { get; set; } = from.Snapshot;

        public List<PagedItem<TItem>> Taken { get; } = [];

        public List<TItem> Looked { get; } = [];

        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public int Walked { get; set; }

        public int Hidden { get; set; }

        /// <summary>Where reading goes on behind the last item walked over, shown or hidden; null at the end.</summary>
        public PagePosition? Next { get; set; } = from;

        public int Shown => _shownBefore + Taken.Count;

        public bool IsDone => Walked >= limit;

        /// <summary>Whether to go on to a page: not in a circle, and not for ever through pages that hold nothing.</summary>
        public bool MayVisit(string page)
        {
            _fruitless = Walked > _walkedBefore ? 0 : _fruitless + 1;
            _walkedBefore = Walked;
            return _pages.Add(page) && _fruitless < MostFruitless;
        }

        public PagedItems<TItem> End(PagePosition? next, RedditError? failure) => new(Taken, Hidden, Looked, next, failure);
    }
}
