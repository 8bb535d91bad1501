using RedditMcp.Queries;

namespace RedditMcp.Caching;

/// <summary>Fetches what will probably be asked next, where no tier holds it and the budget has room in the background.</summary>
internal sealed class Prefetch(KeySpace space, CacheFlights flights, PrefetchTally tally, TimeProvider time)
{
    /// <summary>Fetches something. Nobody waits for it; who asks meanwhile shares the call.</summary>
    /// <param name="query">What will be asked.</param>
    /// <param name="ask">As what it will be asked.</param>
    public async Task FetchAsync<TContent>(RedditQuery<TContent> query, CacheAsk ask)
        where TContent : class
    {
        if (space.TryQualify(query.Key) is not { } key)
            return;
        var demand = new Demand(time.GetUtcNow(), ask.MaxAge, ask.NotBefore);
        if (await flights.IsAtHandAsync(key, demand))
            return;
        if (!flights.TryFetchAhead(query, key, demand, out var flight))
        {
            tally.Refused();
            return;
        }

        tally.Started(key);
        tally.Landed(key, (await flight).Entry);
    }
}
