using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Telemetry;

namespace RedditMcp.Insights.Trends;

/// <summary>
/// Takes the sample of a scope: the first page of hot, the first of rising, and the pages of new as far back as the sample before it, or two days, at most
/// <see cref="MostNewPages"/>. That is three to seven calls for a scope nobody has asked about, and three or fewer for one that is asked about often.
/// </summary>
internal sealed class TrendSampler(RedditCache cache, TimeProvider time)
{
    /// <summary>So many pages of new are read at most.</summary>
    public const int MostNewPages = 5;

    /// <summary>New is read no further back.</summary>
    private static readonly TimeSpan s_reach = TimeSpan.FromDays(2);

    /// <summary>Posts appear in new some time after their date says.</summary>
    private static readonly TimeSpan s_overlap = TimeSpan.FromMinutes(2);

    /// <summary>Takes it.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="before">The sample before; null where there is none.</param>
    /// <param name="errand">For whom, and how fresh the pages must be.</param>
    public async Task<ComposedContent<TrendSample>> TakeAsync(SubredditSet scope, TrendSample? before, Errand errand)
    {
        var ask = new CacheAsk(ToolNames.Trends, errand.MaxAge) { Caller = errand.Caller, Priority = errand.Priority };
        Task<CacheResult<PostPage>> FirstOf(ListingSort sort) => cache.GetAsync(new ListingQuery(scope, sort, default), ask, CancellationToken.None);
        var (newest, rising, hot) = (FirstOf(ListingSort.New), FirstOf(ListingSort.Rising), FirstOf(ListingSort.Hot));

        var pages = new TrendPages();
        var first = await newest;
        pages.Add("new", first);
        pages.Add("rising", await rising);
        pages.Add("hot", await hot);
        if (first.Result.Error is { } failure)
            return new(failure, pages.Origin);
        if (first.Origin.IsStale)
            return new(RedditErrors.Unavailable("no new posts in time"), pages.Origin);

        var reach = await ReadOnAsync(scope, first, before, ask, pages);
        var now = time.GetUtcNow();
        var taken = pages.Posts.Select(post => post.CreatedUtc).Append(now.ToUnixTimeSeconds()).Max(); // Reddit's clock may be ahead of this one
        var sample = new TrendSample
        {
            Posts = TrendMemory.Merge(pages.Posts, before, taken, now),
            TakenUtc = taken,
            SeenUtc = now.ToUnixTimeSeconds(),
            CompleteSinceUtc = before is not null && reach <= before.TakenUtc ? Math.Min(reach, before.CompleteSinceUtc) : reach,
            Shown = pages.Posts.Select(post => post.Id).Distinct(StringComparer.Ordinal).Count(),
            Missing = pages.Missing,
        };
        return new(sample, pages.Origin);
    }

    /// <summary>Reads the further pages of new.</summary>
    /// <returns>From when on nothing is missing.</returns>
    private async Task<double> ReadOnAsync(SubredditSet scope, CacheResult<PostPage> first, TrendSample? before, CacheAsk ask, TrendPages pages)
    {
        var (page, reach) = (first.Result.Value!, OldestOf(first.Result.Value!, double.MaxValue));
        var newest = page.Posts.Count == 0 ? 0 : page.Posts.Max(post => post.CreatedUtc);
        var wanted = Math.Max(newest - s_reach.TotalSeconds, (before?.TakenUtc ?? 0) - s_overlap.TotalSeconds);
        for (var count = 1; count < MostNewPages && page.After is { } after && reach > wanted; count++)
        {
            var query = new ListingQuery(scope, ListingSort.New, default, after);
            var next = await cache.GetAsync(query, ask with { NotBefore = first.FetchedAt }, CancellationToken.None);
            if (!pages.Add($"page {count + 1} of new", next))
                break;
            page = next.Result.Value!;
            reach = OldestOf(page, reach);
        }

        return page.After is null ? 0 : reach;
    }

    private static double OldestOf(PostPage page, double otherwise) => page.Posts.Count == 0 ? otherwise : page.Posts.Min(post => post.CreatedUtc);
}
