using RedditMcp.Queries;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>Reads the new posts of communities, from the newest back to what was seen before.</summary>
internal sealed class ScopeReader(PostFetch fetch)
{
    /// <summary>Reddit's listings end there.</summary>
    private const int MostPages = 10;

    /// <summary>So many pages of all of Reddit: enough for 500 posts a minute, and beyond that search does better.</summary>
    private const int MostPagesOfAll = 6;

    /// <summary>So many pages of each search; there are no more than 250 results.</summary>
    private const int SearchPages = 2;

    /// <summary>Reads back to an instant, or as far as Reddit goes. A community that Reddit refuses is told apart from the others.</summary>
    public async Task<ScopeReading> ReadAsync(IReadOnlyList<string> subreddits, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var reading = await ReadListingAsync(subreddits, until, cancellationToken);
        if (reading.Failure is not { IsAnswer: true } refusal)
            return reading;
        if (subreddits.Count <= 1)
            return reading with { Refused = subreddits.ToDictionary(name => name, _ => refusal, StringComparer.Ordinal) };

        var half = subreddits.Count / 2;
        var first = await ReadAsync([.. subreddits.Take(half)], until, cancellationToken);
        return first.And(await ReadAsync([.. subreddits.Skip(half)], until, cancellationToken));
    }

    /// <summary>Reads what search finds for keywords, and adds it to a reading.</summary>
    public async Task<ScopeReading> SearchAsync(ScopeReading reading, SearchPlan plan, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var found = new List<Post>();
        var since = plan.IsWhole ? 0 : double.MaxValue;
        var calls = 0;
        var filter = reading.ReadAt - until < TimeSpan.FromMinutes(50) ? TimeFilter.Hour : TimeFilter.Week;
        foreach (var words in plan.Queries)
        {
            var query = new SearchQuery(words, Subreddits: null, SearchSort.New, filter);
            var back = await ReadBackAsync(query, until, SearchPages, new PagesRead { NotBefore = reading.ReadAt }, cancellationToken);
            found.AddRange(back.Posts);
            since = Math.Max(since, back.CompleteSince);
            calls += back.ApiCalls;
        }

        return reading with { Found = [.. found.DistinctBy(post => post.Id, StringComparer.Ordinal)], SearchedSince = since, ApiCalls = reading.ApiCalls + calls };
    }

    private async Task<ScopeReading> ReadListingAsync(IReadOnlyList<string> subreddits, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var query = new ListingQuery(AddressOf(subreddits), ListingSort.New, TimeFilter.Day);
        var first = await fetch(query, null, cancellationToken);
        if (!first.Result.Succeeded)
            return new ScopeReading { Failure = first.Result.Error, ApiCalls = first.Origin.ApiCalls };

        var start = new PagesRead { NotBefore = first.FetchedAt, ApiCalls = first.Origin.ApiCalls }.With(first.Result.Value);
        var back = await ReadBackAsync(query, until, subreddits.Count == 0 ? MostPagesOfAll : MostPages, start, cancellationToken);
        return new ScopeReading
        {
            ReadAt = first.FetchedAt,
            Posts = [.. back.Posts.DistinctBy(post => post.Id, StringComparer.Ordinal)],
            CompleteSince = back.CompleteSince,
            ApiCalls = back.ApiCalls,
        };
    }

    private static SubredditSet AddressOf(IReadOnlyList<string> subreddits) =>
        SubredditSet.TryParse(subreddits.Count == 0 ? "all" : string.Join('+', subreddits), out var set) ? set : default;

    /// <summary>Reads on through pages of what is sorted by age, until one ends before an instant. A page that is not to be had ends it, and what was read stands.</summary>
    private async Task<PagesRead> ReadBackAsync(
        IPagedQuery<PostPage> query, DateTimeOffset until, int most, PagesRead read, CancellationToken cancellationToken)
    {
        while (read.Pages < most && !read.IsAtEnd && read.Oldest >= until.ToUnixTimeSeconds())
        {
            var next = await fetch(query.Page(read.After), read.NotBefore, cancellationToken);
            read = read with { ApiCalls = read.ApiCalls + next.Origin.ApiCalls };
            if (!next.Result.Succeeded)
                break;
            read = read.With(next.Result.Value);
        }

        return read;
    }
}
