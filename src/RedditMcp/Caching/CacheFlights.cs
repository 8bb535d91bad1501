using RedditMcp.Budget;
using RedditMcp.Budget.Users;
using RedditMcp.Queries;

namespace RedditMcp.Caching;

/// <summary>
/// Brings what is not at hand: from the warm tier, from another process that is fetching it already, or from Reddit. All who ask for one key share
/// one flight; it runs on nobody's cancellation token, so that who gives up does not take the others along.
/// </summary>
internal sealed class CacheFlights(CacheTiers tiers, FlightLeases leases, ChargedFetcher fetcher, RequestBudget budget, TimeProvider time)
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

    /// <summary>Fetches anew what is held and still fresh, before it expires, at the price of the background's share. Nobody waits for it; who asks meanwhile gets what is held.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="key">Where it is kept.</param>
    /// <param name="held">What is held.</param>
    /// <returns>Whether a flight was started.</returns>
    public bool TryRefresh<TContent>(RedditQuery<TContent> query, CacheKey key, CacheEntry held)
        where TContent : class
    {
        if (_flights.IsUnderWay(key) || !budget.TryTake(CallPriority.Refresh))
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
        return await FetchAsync(query, key, found?.Entry, entry => demand.IsMetBy(entry, time.GetUtcNow()), demand.Caller);
    }

    private Task<Landing> RefreshAsync<TContent>(RedditQuery<TContent> query, CacheKey key, CacheEntry held)
        where TContent : class =>
        FetchAsync(query, key, held, entry => entry.FetchedAt > held.FetchedAt, Caller.Operator);

    private async Task<Landing> FetchAsync<TContent>(
        RedditQuery<TContent> query, CacheKey key, CacheEntry? before, Func<CacheEntry, bool> isEnough, Caller caller)
        where TContent : class
    {
        async Task<Landing?> LookAsync() =>
            await tiers.FindNewerAsync(key, before) is { } news && isEnough(news.Entry) ? Landing.On(news.Entry, news.Tier) : null;

        await using var lease = await leases.TakeAsync(key, LookAsync);
        if (lease.Found is { } found)
            return found;
        var landing = await fetcher.FetchAsync(query, key, before, caller);
        if (landing.Entry is { } entry)
            await tiers.KeepAsync(key, before, entry);
        else if (landing.Refused is null && before is null && await tiers.FindArchivedAsync(key) is { } archived)
            return landing with { Entry = archived, Tier = CacheTier.Cold };
        return landing with { Held = before };
    }
}
