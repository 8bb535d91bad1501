using RedditMcp.Answers;
using RedditMcp.Answers.Model;
using RedditMcp.Answers.Text;
using RedditMcp.Answers.Threads;
using RedditMcp.Answers.Users;
using RedditMcp.Budget.Users;
using RedditMcp.Caching;
using RedditMcp.Insights.Watches;
using RedditMcp.Insights.Watches.Text;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;

namespace RedditMcp.Tools.Resources;

/// <summary>Reads what a resource names, as the tools would with their defaults.</summary>
internal sealed class ResourceReader(
    RedditCache cache, ListingAnswers listings, ThreadAnswers threads, UserAnswers users, WatchAnswers watches, StatusReport status, AnswerFrame frame, TimeProvider time)
{
    private const int MaxTokens = 10_000;
    private const int Items = 25;
    private const int Comments = 100;
    private const int Depth = 10;

    /// <summary>Reads a resource.</summary>
    public async Task<RedditResult<ResourceText>> ReadAsync(ResourceUri uri, Caller caller, CancellationToken cancellationToken)
    {
        var request = new AnswerRequest(
            new CacheAsk(ToolNames.Resource, Trace: new CacheTrace()) { Caller = caller }, MaxTokens - TokenBudget.Frame, time.GetUtcNow(), AnswerProgress.None);
        return uri switch
        {
            ResourceUri.Status => new ResourceText(
                AnswerFrame.Notice(frame.ConfiguredSource) + await status.WriteAsync(cancellationToken), IsCached: true, TimeSpan.Zero),
            ResourceUri.Listing listing => await ReadListingAsync(
                new ListingQuery(listing.Subreddits, listing.Sort, TimeFilter.Day), $"r/{listing.Subreddits}, {listing.Sort.Spell()}",
                request, cancellationToken),
            ResourceUri.Duplicates duplicates => await ReadListingAsync(
                new DuplicatesQuery(duplicates.Post), $"the post {duplicates.Post} and others of its link", request, cancellationToken),
            ResourceUri.Thread thread => await ReadThreadAsync(thread.Post, request, cancellationToken),
            ResourceUri.User user => await ReadUserAsync(user.Name, request, cancellationToken),
            ResourceUri.Watch watch => await ReadWatchAsync(watch.Id, request, cancellationToken),
            ResourceUri.Wiki wiki => await ReadWikiAsync(new WikiQuery(wiki.Subreddit, wiki.Page), request, cancellationToken),
            _ => RedditErrors.NotFound("this resource"),
        };
    }

    private async Task<RedditResult<ResourceText>> ReadListingAsync(
        IPagedQuery<Reddit.Content.PostPage> query, string heading, AnswerRequest request, CancellationToken cancellationToken)
    {
        var range = new ListingRange(PagePosition.Start, Items);
        var answer = await listings.ReadAsync(ListingKind.Posts, query, range, heading, request, cancellationToken);
        return answer.Succeeded ? Frame(answer.Value, request) : answer.Error;
    }

    private async Task<RedditResult<ResourceText>> ReadThreadAsync(ThingId post, AnswerRequest request, CancellationToken cancellationToken)
    {
        var wanted = new ThreadRequest(new ThreadQuery(post, CommentSort.Confidence), Comments, Depth, PagePosition.Start);
        var part = await threads.ReadAsync(wanted, request, cancellationToken);
        return part.Succeeded ? Frame(part.Value.Text, part.Value.Body.Truncated ?? 0, request) : part.Error;
    }

    private async Task<RedditResult<ResourceText>> ReadUserAsync(Username name, AnswerRequest request, CancellationToken cancellationToken)
    {
        var wanted = new UserRequest(name, UserSort.New, TimeFilter.All, Items, PagePosition.Start, PagePosition.Start);
        var part = await users.ReadAsync(wanted, request, cancellationToken);
        return part.Succeeded ? Frame(part.Value.Text, part.Value.Body.Truncated ?? 0, request) : part.Error;
    }

    /// <summary>The watch and its last alerts. What a check would tell as new stays new.</summary>
    private async Task<RedditResult<ResourceText>> ReadWatchAsync(string id, AnswerRequest request, CancellationToken cancellationToken)
    {
        var report = await watches.RecentAsync(id, request, cancellationToken);
        if (!report.Succeeded)
            return report.Error;
        var alerts = string.Concat(report.Value.Alerts.Reverse().Select(alert => AlertText.Of(alert, request.Now)));
        var text = AnswerFrame.Notice(frame.ConfiguredSource) + WatchText.Of(report.Value, request.Now) + alerts;
        return new ResourceText(text, IsCached: true, TimeSpan.Zero) { IsPersonal = true };
    }

    private async Task<RedditResult<ResourceText>> ReadWikiAsync(WikiQuery query, AnswerRequest request, CancellationToken cancellationToken)
    {
        var page = await cache.GetAsync(query, request.Ask, cancellationToken);
        if (!page.Result.Succeeded)
            return page.Result.Error;
        var text = WikiText.Write(query, page.Result.Value, new TokenBudget(request.MaxTokens), request.Now);
        return Frame(text, truncated: 0, request);
    }

    private ResourceText Frame(string text, int truncated, AnswerRequest request) =>
        Frame(AnswerRenderer.RenderText(text, request.MaxTokens, AnswerGaps.Of(truncated)), request);

    private ResourceText Frame(RenderedAnswer answer, AnswerRequest request)
    {
        var origin = request.Ask.Trace!.Origin;
        var framed = frame.Put(answer, origin, quota: null);
        return new ResourceText(framed.ReadText(), framed.Metadata.Cached, origin.TimeToLive);
    }
}
