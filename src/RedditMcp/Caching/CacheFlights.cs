using System.Diagnostics.CodeAnalysis;
using RedditMcp.Budget;
using RedditMcp.Budget.Users;
using RedditMcp.Caching.Purging;
using RedditMcp.Queries;
using RedditMcp.Reddit;

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
    public Flight<Landing> Run<TContent>(CachedQuery<TContent> query, CacheKey key, Demand demand, out bool joined)
        where TContent : class =>
        _flights.Run(key, abandoned => FlyAsync(query, key, demand, new Errand(demand.Priority, demand.Caller) { Abandoned = abandoned, MaxAge = demand.MaxAge }), out joined);

    /// <summary>Whether a flight to a key is under way.</summary>
    public bool IsUnderWay(CacheKey key) => _flights.IsUnderWay(key);

    /// <summary>Fetches anew what is held and still fresh, before it expires, at the price of the background's share. Nobody waits for it; who asks meanwhile gets what is held.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="key">Where it is kept.</param>
    /// <param name="held">What is held.</param>
    /// <returns>Whether the budget allowed it.</returns>
    public bool TryRefresh<TContent>(CachedQuery<TContent> query, CacheKey key, CacheEntry held)
        where TContent : class
    {
        if (!budget.HasRoom(CallPriority.Refresh))
            return false;
        _flights.Run(key, _ => RefreshAsync(query, key, held), out _);
        return true;
    }

    /// <summary>Whether something is held that meets a demand, or is being fetched.</summary>
    public async Task<bool> IsAtHandAsync(CacheKey key, Demand demand) =>
        _flights.IsUnderWay(key) || (await tiers.FindAsync(key) is { } held && demand.IsMetBy(held.Entry, time.GetUtcNow()));

    /// <summary>Fetches what nobody has asked for yet, at the price of the background's share.</summary>
    /// <param name="query">What will be asked for.</param>
    /// <param name="key">Where it is kept.</param>
    /// <param name="demand">What its reader will take for fresh.</param>
    /// <param name="flight">The flight.</param>
    /// <returns>Whether one was started.</returns>
    public bool TryFetchAhead<TContent>(CachedQuery<TContent> query, CacheKey key, Demand demand, [NotNullWhen(true)] out Task<Landing>? flight)
        where TContent : class
    {
        flight = MayFlyInBackground(key)
            ? _flights.Run(key, _ => FlyAsync(query, key, demand, new Errand(CallPriority.Refresh, demand.Caller)), out _).Landing
            : null;
        return flight is not null;
    }

    private bool MayFlyInBackground(CacheKey key) => !_flights.IsUnderWay(key) && budget.HasRoom(CallPriority.Refresh);

    private async Task<Landing> FlyAsync<TContent>(CachedQuery<TContent> query, CacheKey key, Demand demand, Errand errand)
        where TContent : class
    {
        using var approach = fetcher.Announce(query);
        var mark = tiers.Mark; // before what is held is read: what is composed goes on from it
        var found = await tiers.FindAsync(key);
        if (found is { } held && demand.IsMetBy(held.Entry, time.GetUtcNow()))
            return Landing.On(held.Entry, held.Tier);
        return await FetchAsync(query, key, found?.Entry, errand, mark, entry => demand.IsMetBy(entry, time.GetUtcNow()));
    }

    private Task<Landing> RefreshAsync<TContent>(CachedQuery<TContent> query, CacheKey key, CacheEntry held)
        where TContent : class =>
        FetchAsync(query, key, held, new Errand(CallPriority.Refresh, Caller.Operator), tiers.Mark, entry => entry.FetchedAt > held.FetchedAt);

    private async Task<Landing> FetchAsync<TContent>(
        CachedQuery<TContent> query, CacheKey key, CacheEntry? before, Errand errand, PurgeMark mark, Func<CacheEntry, bool> isEnough)
        where TContent : class
    {
        async Task<Landing?> LookAsync() =>
            await tiers.FindNewerAsync(key, before) is { } news && isEnough(news.Entry) ? Landing.On(news.Entry, news.Tier) : null;

        await using var lease = await leases.TakeAsync(key, LookAsync);
        if (lease.Found is { Entry: not null } found)
            return found;
        var landing = lease.Found ?? await AskAsync(query, key, before, errand, mark, lease);
        if (landing is { Entry: null, Refused: null } && before is null && await tiers.FindArchivedAsync(key) is { } archived)
            return landing with { Entry = archived, Tier = CacheTier.Cold };
        return landing with { Held = before, IsForBackground = errand.Priority is not CallPriority.Interactive };
    }

    /// <summary>Asks Reddit, keeps what it says, and tells those who wait for it of a failure.</summary>
    private async Task<Landing> AskAsync<TContent>(
        CachedQuery<TContent> query, CacheKey key, CacheEntry? before, Errand errand, PurgeMark mark, FlightLease lease)
        where TContent : class
    {
        var landing = await fetcher.FetchAsync(query, key, before, errand);
        if (landing.Entry is { } entry)
            await tiers.KeepAsync(key, before, entry, mark);
        else if (landing.Failure is not { Kind: RedditErrorKind.RateLimited }) // others may have more patience, or come before
            await lease.TellAsync(landing);
        return landing;
    }
}
