using RedditMcp.Answers;
using RedditMcp.Caching;
using RedditMcp.Insights.Watches.Polling;
using RedditMcp.Insights.Watches.Stores;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Telemetry;

namespace RedditMcp.Insights.Watches;

/// <summary>Answers about watches: makes one, looks for one that is due, and brings alerts with what their posts say today.</summary>
internal sealed class WatchAnswers(WatchDesk desk, IWatchStore store, WatchRound round, RedditCache cache, WatchMetrics metrics)
{
    /// <summary>So many alerts are brought at once, and no more posts than one call to Reddit brings.</summary>
    private const int MostAlerts = 50;

    private static readonly TimeSpan s_freshWords = TimeSpan.FromMinutes(1);

    /// <summary>Makes a watch.</summary>
    public async Task<RedditResult<WatchReport>> CreateAsync(WatchWish wish, AnswerRequest request, CancellationToken cancellationToken)
    {
        var caller = request.Ask.Caller;
        if (await desk.RoomAsync(caller, cancellationToken) is { } full)
            return full;
        var draft = await desk.DraftAsync(caller, wish, cancellationToken);
        var look = await round.FirstLookAsync(draft, Fetch(request.Ask), cancellationToken);
        if (look.Failure is { IsAnswer: true } || (look.Failure is { Kind: RedditErrorKind.Unauthorized }))
            return look.Failure;
        var watch = look.Watches[0];
        var kept = await desk.KeepAsync(caller, watch, cancellationToken);
        return kept.Succeeded
            ? new WatchReport(watch) { Secret = watch.Webhook?.Secret, Failure = look.Failure, MatchingNow = look.Failure is null ? watch.Progress.Matches.Count : null }
            : kept.Error;
    }

    /// <summary>Brings what is new of a watch; should it be due, looks first.</summary>
    /// <param name="id">The watch.</param>
    /// <param name="after">How far the caller was told; null for as far as without a cursor.</param>
    /// <param name="request">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RedditResult<WatchReport>> CheckAsync(string id, AlertMark? after, AnswerRequest request, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(request.Ask.Caller, id, cancellationToken);
        if (!found.Succeeded)
            return found.Error;
        var watch = found.Value;
        RedditError? failure = null;
        if (!watch.IsPaused && watch.DueAt <= request.Now)
        {
            var look = await round.PollAsync(new PollGroup(watch.Subreddits, [watch]), new WatchMatcher([watch]), Fetch(request.Ask), cancellationToken);
            (watch, failure) = (look.Watches.FirstOrDefault(watch), look.Failure);
        }

        return await BringAsync(new WatchReport(watch) { Failure = failure }, after ?? AlertMark.Of(watch.Progress), request.Ask, cancellationToken);
    }

    /// <summary>Takes note of what was shown to a caller who goes without a cursor.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="alerts">How many alerts it was, or parts of them.</param>
    /// <param name="mark">How far that is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task ShownAsync(Watch watch, int alerts, AlertMark mark, CancellationToken cancellationToken)
    {
        metrics.Delivered(WatchMetrics.Check, alerts);
        return alerts > 0 ? desk.CheckedAsync(watch, mark, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Brings the last alerts of a watch, whoever has had them.</summary>
    public async Task<RedditResult<WatchReport>> RecentAsync(string id, AnswerRequest request, CancellationToken cancellationToken)
    {
        const int recent = 10;
        var found = await desk.FindAsync(request.Ask.Caller, id, cancellationToken);
        return found.Succeeded
            ? await BringAsync(new WatchReport(found.Value), new AlertMark(Math.Max(0, found.Value.Progress.LastAlert - recent)), request.Ask, cancellationToken)
            : found.Error;
    }

    private async Task<RedditResult<WatchReport>> BringAsync(WatchReport report, AlertMark after, CacheAsk ask, CancellationToken cancellationToken)
    {
        var reply = await store.AlertsAsync(report.Watch.Id, after.Alert, MostAlerts, cancellationToken);
        if (reply is not { Answered: true, Value: { } alerts })
            return WatchErrors.StoreDown;
        var room = PostsQuery.Most;
        var brought = alerts.TakeWhile((alert, index) => (room -= alert.Posts.Count) >= 0 || index == 0).ToList();
        var words = await WordsAsync([.. brought.SelectMany(alert => alert.Posts)], ask, cancellationToken);
        return report with
        {
            Alerts = [.. brought.Select(alert => new AlertView(
                alert, [.. alert.Posts.Skip(after.PostsOf(alert)).Select(post => PostView.Of(post, words))]) { Before = after.PostsOf(alert) })],
            After = after,
            Lost = alerts is [{ Number: var first }, ..] && first > after.Alert + 1 ? first - after.Alert - 1 : 0,
        };
    }

    /// <summary>What the posts of alerts say today, by id; null where Reddit does not tell.</summary>
    private async Task<IReadOnlyDictionary<string, Post>?> WordsAsync(IReadOnlyList<AlertedPost> posts, CacheAsk ask, CancellationToken cancellationToken)
    {
        var names = posts.Select(post => ThingId.TryParse(post.Id, "t3_", out var name) ? name : default).Where(name => name.Value is not null).Distinct().ToList();
        if (names.Count == 0)
            return new Dictionary<string, Post>(StringComparer.Ordinal);
        var page = await cache.GetAsync(new PostsQuery(names), ask with { MaxAge = s_freshWords }, cancellationToken);
        return page.Result.Value?.Posts.DistinctBy(post => post.Id, StringComparer.Ordinal).ToDictionary(post => post.Id, StringComparer.Ordinal);
    }

    private PostFetch Fetch(CacheAsk ask) => (query, notBefore, cancellationToken) =>
        cache.GetAsync(query, ask with { MaxAge = BackgroundReader.MaxAge, NotBefore = notBefore }, cancellationToken);
}
