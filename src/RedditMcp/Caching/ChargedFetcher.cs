using RedditMcp.Budget.Users;
using RedditMcp.Caching.Lookups;
using RedditMcp.Queries;

namespace RedditMcp.Caching;

/// <summary>Asks Reddit at the expense of whoever the flight is for, if there is room in that caller's quota.</summary>
internal sealed class ChargedFetcher(EntryFetcher fetcher, UserQuota quota)
{
    /// <inheritdoc cref="EntryFetcher.Announce"/>
    public Approach Announce<TContent>(CachedQuery<TContent> query)
        where TContent : class => fetcher.Announce(query);

    /// <summary>Asks, unless the caller has nothing left to spend.</summary>
    /// <param name="query">What.</param>
    /// <param name="key">Where it is kept.</param>
    /// <param name="before">What was held so far.</param>
    /// <param name="errand">For whom.</param>
    public async Task<Landing> FetchAsync<TContent>(CachedQuery<TContent> query, CacheKey key, CacheEntry? before, Errand errand)
        where TContent : class
    {
        if (query is ComposedQuery<TContent> composed)
            return await fetcher.ComposeAsync(composed, key, before, errand); // its parts are charged as they are asked for
        var asked = (RedditQuery<TContent>)query;
        var charge = await quota.ChargeAsync(errand.Caller);
        if (charge.Refusal is { } refusal)
            return new Landing(Entry: null, CacheTier.Reddit, refusal, before?.Source ?? default, ApiCalls: 0) { Refused = errand.Caller };

        var calls = 0;
        try
        {
            var landing = await fetcher.FetchAsync(asked, key, before, errand);
            calls = landing.ApiCalls;
            return landing;
        }
        finally
        {
            await quota.SettleAsync(charge, calls);
        }
    }
}
