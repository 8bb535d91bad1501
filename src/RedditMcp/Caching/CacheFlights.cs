using RedditMcp.Budget;
using RedditMcp.Queries;

namespace RedditMcp.Caching;

/// <summary>
/// Brings what is not at hand: from the warm tier, from another process that is fetching it already, or from Reddit. All who ask for one key share
/// one flight; it runs on nobody's cancellation token, so that who gives up does not take the others along.
/// </summary>
internal sealed class CacheFlights(CacheTiers tiers, FlightLeases leases, EntryFetcher fetcher, RequestBudget budget, TimeProvider time)
{
    private readonly SingleFlight<CacheKey, Landing> _flights = new();

    /// <summary>Starts a flight, or joins the one under way.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="key">Where it is kept.</param>
    /// <param name="demand">What the caller takes for fresh.</param>
    /// <param name="joined">Whether it was under way.</param>
    public Task<Landing> RunAsync<TContent>(RedditQuery<TContent> query, CacheKey key, Demand demand, out bool joined)
        where TContent : class =>
        _flights.RunAsync(key, () => FlyAsync(query, key, demand), out joined);

    /// <summary>Whether a flight to a key is under way.</summary>
    public bool IsUnderWay(CacheKey key) => _flights.IsUnderWay(key);

    /// <summary>Fetches anew what is held and still fresh, before it expires, at the price of the background's share. Nobody waits for it; who asks meanwhile gets what is held.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="key">Where it is kept.</param>
    /// <param name="held">What is held.</param>
    /// <returns>Whether the budget allowed it.</returns>
    public bool TryRefresh<TContent>(RedditQuery<TContent> query, CacheKey key, CacheEntry held)
        where TContent : class
    {
        if (!budget.TryTake(CallPriority.Refresh))
            return false;
        _ = _flights.RunAsync(key, () => RefreshAsync(query, key, held), out _);
        return true;
    }

    private async Task<Landing> FlyAsync<TContent>(RedditQuery<TContent> query, CacheKey key, Demand demand)
        where TContent : class
    {
        var found = await tiers.FindAsync(key);
        if (found is { } held && demand.IsMetBy(held.Entry, time.GetUtcNow()))
            return Landing.On(held.Entry, held.Tier);
        return await FetchAsync(query, key, found?.Entry, entry => demand.IsMetBy(entry, time.GetUtcNow()));
    }

    private Task<Landing> RefreshAsync<TContent>(RedditQuery<TContent> query, CacheKey key, CacheEntry held)
        where TContent : class =>
        FetchAsync(query, key, held, entry => entry.FetchedAt > held.FetchedAt);

    private async Task<Landing> FetchAsync<TContent>(
        RedditQuery<TContent> query, CacheKey key, CacheEntry? before, Func<CacheEntry, bool> isEnough)
        where TContent : class
    {
        async Task<Landing?> LookAsync() =>
            await tiers.FindNewerAsync(key, before) is { } news && isEnough(news.Entry) ? Landing.On(news.Entry, news.Tier) : null;

        await using var lease = await leases.TakeAsync(key, LookAsync);
        if (lease.Found is { Entry: not null } found)
            return found;
        var landing = lease.Found ?? await AskAsync(query, key, before, lease);
        if (landing.Entry is null && before is null && await tiers.FindArchivedAsync(key) is { } archived)
            return landing with { Entry = archived, Tier = CacheTier.Cold };
        return landing with { Held = before };
    }

    /// <summary>Asks Reddit, keeps what it says, and tells those who wait for it of a failure.</summary>
    private async Task<Landing> AskAsync<TContent>(RedditQuery<TContent> query, CacheKey key, CacheEntry? before, FlightLease lease)
        where TContent : class
    {
        var mark = tiers.Mark;
        var landing = await fetcher.FetchAsync(query, key, before);
        if (landing.Entry is { } entry)
            await tiers.KeepAsync(key, before, entry, mark);
        else
            await lease.TellAsync(landing);
        return landing;
    }
}
