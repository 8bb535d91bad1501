using System.Text.Json;
using RedditMcp.Queries;
using RedditMcp.Reddit;

namespace RedditMcp.Caching;

/// <summary>
/// The read path. A question is answered from memory while that is fresh, else from the warm tier, else by one call that all who ask share, in
/// this process and in others; and when Reddit or the budget says no, by what is still held, marked stale.
/// </summary>
internal sealed class RedditCache(KeySpace space, CacheTiers tiers, CacheFlights flights, CacheJournal journal, TimeProvider time)
{
    /// <summary>Who could be served at once with something stale waits no longer than this for something fresh.</summary>
    private static readonly TimeSpan s_patienceWhenHeld = TimeSpan.FromSeconds(2);

    /// <summary>From this part of its life on an entry is renewed ahead, if it was served at least <see cref="OftenServed"/> times.</summary>
    private const double RefreshAfter = 0.8;

    /// <summary>Once to whoever had it fetched, and twice since.</summary>
    private const int OftenServed = 3;

    /// <summary>Answers a question.</summary>
    public async Task<CacheResult<TContent>> GetAsync<TContent>(
        CachedQuery<TContent> query, CacheAsk ask, CancellationToken cancellationToken)
        where TContent : class
    {
        var started = time.GetTimestamp();
        var key = await space.QualifyAsync(query.Key, cancellationToken);
        var now = time.GetUtcNow();
        var demand = new Demand(now, ask.MaxAge, ask.NotBefore) { Caller = ask.Caller, Priority = ask.Priority };
        if (tiers.FindHot(key, now) is { IsDue: false } near && demand.IsMetBy(near.Entry, now))
            return Serve(query, key, near.Entry, CacheTier.Hot, ask, started);

        journal.LookedPastHot(time.GetElapsedTime(started));
        while (true)
        {
            var flight = flights.Run(query, key, demand, out var joined);
            if (await WaitAsync(flight, key, joined ? null : demand, cancellationToken) is not { } landing)
                continue; // joined when all others had given up
            var calls = joined ? 0 : landing.ApiCalls;
            switch (landing)
            {
                case { Refused: { } leader } when joined && leader.Id != ask.Caller.Id:
                    continue; // joined the flight of a caller who had nothing left to spend
                case { Entry: null, Held: null, IsForBackground: true } when joined:
                    continue; // joined a flight that nobody waited for, and that did not try hard
                case { Entry: { } fetched, Tier: CacheTier.Reddit }:
                    return ServeFetched(query, key, fetched, landing with { ApiCalls = calls }, joined, ask, started);
                case { Entry: { } archived, Tier: CacheTier.Cold }:
                    return ServeStale(query, key, archived, CacheTier.Cold, calls, ask, started);
                case { Entry: { } found } when demand.IsMetBy(found, time.GetUtcNow()):
                    return Serve(query, key, found, landing.Tier, ask, started);
                case { Entry: not null }:
                    continue; // joined the flight of a caller who takes older things for fresh
                default:
                    return ServeWithoutReddit(query, key, landing, demand, calls, ask, started);
            }
        }
    }

    /// <summary>A question's key in the world that is spoken to; null before anything was asked there.</summary>
    public CacheKey? Qualify(CacheKey key) => space.TryQualify(key);

    /// <summary>What this asker would be served at once from memory; counts nothing. Null too when it is time to have it renewed.</summary>
    /// <param name="key">What is asked for, qualified.</param>
    /// <param name="ask">Who asks.</param>
    public CacheEntry? FindFresh(CacheKey key, CacheAsk ask)
    {
        var now = time.GetUtcNow();
        return tiers.FindHot(key, now) is { IsDue: false } near && new Demand(now, ask.MaxAge, ask.NotBefore).IsMetBy(near.Entry, now) && !IsToBeRenewed(near.Entry, now)
            ? near.Entry
            : null;
    }

    /// <summary>Counts an entry that <see cref="FindFresh"/> found as served, through an answer kept with it.</summary>
    /// <param name="key">What it answers, qualified.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="ask">Who asked.</param>
    /// <param name="started">When, by the clock's time stamp.</param>
    public void ServeKept(CacheKey key, CacheEntry entry, CacheAsk ask, long started)
    {
        journal.Hit(key, entry, CacheTier.Hot, ask.Tool, time.GetElapsedTime(started));
        ask.Trace?.Add(key, entry, OriginOf(entry, CacheTier.Hot));
    }

    /// <summary>Keeps an answer with an entry it was made of.</summary>
    public void Attach(CacheKey key, CacheEntry entry, KeptAnswer answer) => tiers.Attach(key, entry, answer);

    /// <summary>Waits for a flight; not to its end when something is held.</summary>
    /// <param name="flight">The flight.</param>
    /// <param name="key">Where it goes.</param>
    /// <param name="own">What the one who waits takes for fresh, if it is that one's own flight; null when it was joined.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it brought; null where it was told that nobody wants it any more.</returns>
    private async Task<Landing?> WaitAsync(Flight<Landing> flight, CacheKey key, Demand? own, CancellationToken cancellationToken)
    {
        try
        {
            return await WaitPatientlyAsync(flight.Landing, key, own, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            flight.GiveUp();
            throw;
        }
        catch (OperationCanceledException) when (flight.Abandoned.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<Landing> WaitPatientlyAsync(Task<Landing> flight, CacheKey key, Demand? own, CancellationToken cancellationToken)
    {
        try
        {
            return await flight.WaitAsync(s_patienceWhenHeld, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The flight goes on in any case, and what it brings serves the next caller. Unless it has brought it: then it is about to land, and its calls are to be told.
            return await tiers.FindAsync(key) is { } held && own?.IsMetBy(held.Entry, time.GetUtcNow()) is not true
                ? new Landing(Entry: null, CacheTier.Reddit, Failure: null, held.Entry.Source, ApiCalls: 0, held.Entry)
                : await flight.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Serves what a tier had, and has it renewed if it is asked for often and about to expire.</summary>
    private CacheResult<TContent> Serve<TContent>(
        CachedQuery<TContent> query, CacheKey key, CacheEntry entry, CacheTier tier, CacheAsk ask, long started)
        where TContent : class
    {
        journal.Hit(key, entry, tier, ask.Tool, time.GetElapsedTime(started));
        var now = time.GetUtcNow();
        if (IsToBeRenewed(entry, now) && !flights.IsUnderWay(key) && entry.Reads.ClaimRenewal(now))
            journal.RefreshedAhead(flights.TryRefresh(query, key, entry));
        return Read(query, key, entry, OriginOf(entry, tier), ask);
    }

    private CacheResult<TContent> ServeFetched<TContent>(
        CachedQuery<TContent> query, CacheKey key, CacheEntry entry, Landing landing, bool joined, CacheAsk ask, long started)
        where TContent : class
    {
        if (joined)
            journal.Joined(ask.Tool);
        journal.Missed(key, entry, ask.Tool, time.GetElapsedTime(started));
        return Read(query, key, entry, OriginOf(entry, CacheTier.Reddit) with { ApiCalls = landing.ApiCalls, Waited = landing.Waited }, ask);
    }

    /// <summary>Reddit or the budget said no, or not in time: what is held answers, however old within its limit.</summary>
    private CacheResult<TContent> ServeWithoutReddit<TContent>(
        CachedQuery<TContent> query, CacheKey key, Landing landing, Demand demand, int calls, CacheAsk ask, long started)
        where TContent : class
    {
        if ((tiers.FindHot(key, time.GetUtcNow())?.Entry ?? landing.Held) is { } held)
        {
            return demand.IsMetBy(held, time.GetUtcNow())
                ? Serve(query, key, held, CacheTier.Hot, ask, started)  // it was to be renewed ahead, and was not
                : ServeStale(query, key, held, CacheTier.Hot, calls, ask, started);
        }

        journal.Missed(key, served: null, ask.Tool, time.GetElapsedTime(started));
        var error = landing.Failure ?? RedditErrors.Unavailable("no answer in time");
        var nowhere = new Origin(CacheTier.Reddit, TimeSpan.Zero, TimeSpan.Zero, IsStale: false, landing.Source, calls);
        ask.Trace?.Add(key, entry: null, nowhere);
        return new(error, nowhere);
    }

    private CacheResult<TContent> ServeStale<TContent>(
        CachedQuery<TContent> query, CacheKey key, CacheEntry entry, CacheTier tier, int calls, CacheAsk ask, long started)
        where TContent : class
    {
        journal.Missed(key, entry, ask.Tool, time.GetElapsedTime(started));
        journal.ServedStale(ask.Tool);
        return Read(query, key, entry, OriginOf(entry, tier) with { IsStale = true, TimeToLive = TimeSpan.Zero, ApiCalls = calls }, ask);
    }

    private static bool IsToBeRenewed(CacheEntry entry, DateTimeOffset now) =>
        entry is { Error: null, Reads.Count: >= OftenServed } && now - entry.FetchedAt >= (entry.FreshUntil - entry.FetchedAt) * RefreshAfter
        && entry.Reads.IsRenewable(now);

    private Origin OriginOf(CacheEntry entry, CacheTier tier)
    {
        var now = time.GetUtcNow();
        var left = entry.FreshUntil - now;
        return new Origin(tier, now - entry.FetchedAt, left > TimeSpan.Zero ? left : TimeSpan.Zero, IsStale: false, entry.Source, ApiCalls: 0);
    }

    private static CacheResult<TContent> Read<TContent>(
        CachedQuery<TContent> query, CacheKey key, CacheEntry entry, Origin origin, CacheAsk ask)
        where TContent : class
    {
        ask.Trace?.Add(key, entry, origin);
        return entry.Error is { } error
            ? new(error, origin, entry.FetchedAt)
            : new(JsonSerializer.Deserialize(entry.Body.Span, query.Format)!, origin, entry.FetchedAt);
    }
}
