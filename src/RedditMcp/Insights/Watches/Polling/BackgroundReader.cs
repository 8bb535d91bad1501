using System.Text.Json;
using RedditMcp.Budget;
using RedditMcp.Budget.Users;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>Reads posts through the cache at the price of the background's share: what others fetched a moment ago costs nothing, and what is fetched serves others.</summary>
internal sealed class BackgroundReader(KeySpace space, CacheFlights flights, TimeProvider time)
{
    /// <summary>A page as old as that is as good as a new one.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>How often a refusal of the budget is taken for a short one. A poll that was begun had better be ended.</summary>
    private const int Tries = 10;

    /// <summary>Reads a page; waits for the background's turn where it is the second or a later one.</summary>
    public async Task<CacheResult<PostPage>> ReadAsync(RedditQuery<PostPage> query, DateTimeOffset? notBefore, CancellationToken cancellationToken)
    {
        var key = await space.QualifyAsync(query.Key, cancellationToken);
        for (var tries = notBefore is null ? Tries : 1; ; tries++)
        {
            var demand = new Demand(time.GetUtcNow(), MaxAge, notBefore) { Caller = Caller.Operator, Priority = CallPriority.Refresh };
            if (flights.TryFetchAhead(query, key, demand, out var flight) || (flights.IsUnderWay(key) && (flight = flights.Run(query, key, demand, out _).Landing) is not null))
            {
                try
                {
                    return Read(query, await flight.WaitAsync(cancellationToken));
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                    // joined when all others had given up
                }
            }

            if (tries >= Tries)
                return new(RedditErrors.RateLimited(s_pause), new Origin(CacheTier.Reddit, default, default, IsStale: false, default, ApiCalls: 0));
            await Task.Delay(s_pause, time, cancellationToken);
        }
    }

    private CacheResult<PostPage> Read(RedditQuery<PostPage> query, Landing landing)
    {
        var origin = new Origin(landing.Tier, default, default, IsStale: false, landing.Source, landing.ApiCalls);
        return landing.Entry switch
        {
            { Error: { } error } entry => new(error, origin, entry.FetchedAt),
            { } entry => new(JsonSerializer.Deserialize(entry.Body.Span, query.Format)!, origin with { Age = time.GetUtcNow() - entry.FetchedAt }, entry.FetchedAt),
            null => new(landing.Failure ?? RedditErrors.Unavailable("no answer in time"), origin),
        };
    }
}
