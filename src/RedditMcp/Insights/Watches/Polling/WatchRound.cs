using RedditMcp.Insights.Watches.Stores;
using RedditMcp.Queries;
using RedditMcp.Reddit.Content;
using RedditMcp.Telemetry;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>One poll for a group of watches: reads what is new, matches it in one pass, and keeps what came of it for each.</summary>
internal sealed class WatchRound(IWatchStore store, PollPace pace, WatchMetrics metrics, TimeProvider time)
{
    /// <summary>So many calls go for posts that are looked at again.</summary>
    private const int MostAgain = 5;

    /// <summary>So often it is tried again when another process changed the watch meanwhile.</summary>
    private const int MostTries = 5;

    private static readonly Dictionary<string, Post?> s_none = new(StringComparer.Ordinal);

    private int _turn;

    /// <summary>Polls.</summary>
    /// <param name="group">The watches.</param>
    /// <param name="matcher">Knows their keywords.</param>
    /// <param name="fetch">How to read.</param>
    /// <param name="cancellationToken">Ends the wait; what is kept by then stays kept.</param>
    /// <returns>The watches as they are now, and why nothing could be read, if so.</returns>
    public async Task<PollOutcome> PollAsync(PollGroup group, WatchMatcher matcher, PostFetch fetch, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(group, fetch, cancellationToken);
        metrics.Polled(group, reading);
        if (reading.ReadAt is null && reading.Refused.Count == 0)
            return new PollOutcome([], reading.Failure, reading.ApiCalls);
        var views = new WatchViews(reading, matcher, time.GetUtcNow());
        var again = await LookAgainAsync(group, views, fetch, cancellationToken);
        var advanced = new List<Watch>();
        foreach (var watch in group.Watches)
        {
            if (await AdvanceAsync(watch, current => views.Of(current, again), cancellationToken) is { } after)
                advanced.Add(after);
        }

        return new PollOutcome(advanced, Failure: null, reading.ApiCalls);
    }

    /// <summary>Looks for a watch that is only being made: what matches now was there before it.</summary>
    /// <returns>The watch, and why nothing could be read, if so.</returns>
    public async Task<PollOutcome> FirstLookAsync(Watch watch, PostFetch fetch, CancellationToken cancellationToken)
    {
        var reading = await new ScopeReader(fetch).ReadAsync(watch.Subreddits, time.GetUtcNow(), cancellationToken);
        pace.Learn(watch.Subreddits, reading);
        if (reading.ReadAt is null)
            return new PollOutcome([watch], reading.Failure ?? reading.Refused.Values.FirstOrDefault(), reading.ApiCalls);
        var now = time.GetUtcNow();
        var oldest = now - WatchStep.Patience;
        var floor = DateTimeOffset.FromUnixTimeMilliseconds((long)(Math.Max(reading.CompleteSince, oldest.ToUnixTimeSeconds()) * 1000));
        var early = watch with { Progress = watch.Progress with { Floor = oldest } };
        var (after, _) = WatchStep.Take(early, new WatchViews(reading, new WatchMatcher([watch]), now).Of(early, s_none) with { Floor = floor, Seen = 0, Gap = null });
        return new PollOutcome([after with { Version = watch.Version }], Failure: null, reading.ApiCalls);
    }

    private async Task<ScopeReading> ReadAsync(PollGroup group, PostFetch fetch, CancellationToken cancellationToken)
    {
        var scope = new ScopeReader(fetch);
        var reading = await scope.ReadAsync(group.Subreddits, group.Until, cancellationToken);
        pace.Learn(group.Subreddits, reading);
        return group.IsOfAll && reading.ReadAt is not null
            ? await scope.SearchAsync(reading, SearchPlan.Of(group.Watches.SelectMany(WatchMatcher.RulesOf), _turn++), group.Until, cancellationToken)
            : reading;
    }

    /// <summary>Looks at posts that match and had not stirred enough, those that were not just read.</summary>
    /// <returns>The posts by id; null for those that Reddit has no more.</returns>
    private static async Task<IReadOnlyDictionary<string, Post?>> LookAgainAsync(PollGroup group, WatchViews views, PostFetch fetch, CancellationToken cancellationToken)
    {
        var ids = group.Watches.SelectMany(watch => WatchStep.ToLookAtAgain(watch, views.At)).Where(id => !views.Holds(id)).Distinct(StringComparer.Ordinal);
        var found = new Dictionary<string, Post?>(StringComparer.Ordinal);
        foreach (var batch in ids.Chunk(PostsQuery.Most).Take(MostAgain))
        {
            var names = batch.Select(id => ThingId.TryParse(id, "t3_", out var name) ? name : default).Where(name => name.Value is not null);
            var page = await fetch(new PostsQuery([.. names]), null, cancellationToken);
            if (!page.Result.Succeeded)
                break;
            foreach (var id in batch)
                found[id] = null;
            foreach (var post in page.Result.Value.Posts)
                found[post.Id] = post;
        }

        return found;
    }

    /// <summary>Keeps what came of a look. Should the watch have changed meanwhile, the look is applied to what it has become; one that is gone or paused is left alone.</summary>
    private async Task<Watch?> AdvanceAsync(Watch watch, Func<Watch, Sighting> look, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var sighting = look(watch);
            var (after, alerts) = WatchStep.Take(watch, sighting);
            var reply = await store.AdvanceAsync(after, alerts, cancellationToken);
            if (reply is { Answered: true, Value: true })
            {
                metrics.Advanced(sighting, after.Progress.Matched - watch.Progress.Matched, alerts.Count);
                return after;
            }

            if (!reply.Answered || (await store.FindAsync(watch.Id, cancellationToken)).Value is not { IsPaused: false } current)
                return null;
            watch = current;
        }

        return null;
    }
}
