using RedditMcp.Answers.Model;
using RedditMcp.Answers.Text;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;

namespace RedditMcp.Answers;

/// <summary>Makes answers that list things of one kind.</summary>
internal sealed class ListingAnswers(RedditCache cache, PagesAhead ahead)
{
    private const int LongestHeading = 120;

    /// <summary>Reads as many pages as the range needs, and shows what fits.</summary>
    /// <param name="kind">What is listed.</param>
    /// <param name="query">The listing.</param>
    /// <param name="range">Which part of it.</param>
    /// <param name="heading">What the listing is, in words.</param>
    /// <param name="request">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RedditResult<RenderedAnswer>> ReadAsync<TPage, TItem>(
        ListingKind<TPage, TItem> kind, IPagedQuery<TPage> query, ListingRange range, string heading,
        AnswerRequest request, CancellationToken cancellationToken)
        where TPage : class
    {
        bool IsHidden(TItem item) => !range.IncludeNsfw && kind.IsNsfw(item);
        var read = await kind.Pager.ReadAsync(cache, query, range.From, range.Limit, IsHidden, request, cancellationToken);
        if (read.Failure is { } failure && read.Items.Count == 0)
            return failure;

        heading = heading.Length > LongestHeading ? heading[..LongestHeading] + "…" : heading;
        var budget = new TokenBudget(request.MaxTokens - TokenEstimate.Of($"{heading}: 1000 communities\n"));
        var fitted = FittedItems<TItem>.Fit(
            [.. read.Items.Select(item => item.Value)], range.From.Shown + 1, budget, kind.Words(request.Now));
        ahead.Fetch(query, range.From, read.PageAfter(fitted.Items.Count), request);
        var gaps = AnswerGaps.Of(fitted.LeftOut, read.Notes()) with
        {
            NsfwHidden = read.Hidden == 0 ? null : read.Hidden,
            Cursor = read.PositionAfter(fitted.Items.Count) is { } position ? Cursor.Write(query.Page(null).Key, position) : null,
        };
        var first = $"{heading}: {Wording.Count(fitted.Items.Count, kind.Noun)}\n";
        return AnswerRenderer.Render(
            first + fitted.Text, request.MaxTokens, kind.Put(fitted.Items), AnswerJson.Compact.ListingAnswer, gaps);
    }
}
