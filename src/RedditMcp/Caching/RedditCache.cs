using System.Text.Json;
using Microsoft.Extensions.Logging;
using RedditMcp.Caching.Freshness;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching;

/// <summary>
/// The read path. A question is answered from memory while that is fresh, else by one call that all who ask share; and when Reddit
/// does not answer, by what is still held, marked stale.
/// </summary>
internal sealed partial class RedditCache(
    HotTier hot, RedditGateway gateway, CacheMetrics metrics, TimeProvider time, ILogger<RedditCache> logger)
{
    /// <summary>Who could be served at once with something stale waits no longer than this for something fresh.</summary>
    private static readonly TimeSpan s_patienceWhenHeld = TimeSpan.FromSeconds(2);

    private readonly SingleFlight<string, Landing> _flights = new();

    /// <summary>Answers a question.</summary>
    public async Task<CacheResult<TContent>> GetAsync<TContent>(
        RedditQuery<TContent> query, CacheAsk ask, CancellationToken cancellationToken)
        where TContent : class
    {
        var started = time.GetTimestamp();
        var key = query.Key;
        var held = hot.Get(key);
        var isFresh = held is not null && IsFresh(held, ask);
        LogOperation("get", key.Name, "hot", isFresh, time.GetElapsedTime(started).TotalMilliseconds);
        if (isFresh)
        {
            metrics.Hit("hot", ask.Tool);
            return Serve(query, key, held!, OriginOf(held!, CacheTier.Hot, isStale: false), ask);
        }

        metrics.Missed(ask.Tool);
        var flight = _flights.RunAsync(key.Name, () => FetchAsync(query, key, ask), out var joined);
        if (joined)
            metrics.Joined(ask.Tool);

        var landing = await WaitAsync(flight, held, cancellationToken);
        var calls = joined || landing is null ? 0 : landing.ApiCalls;
        if (landing?.Entry is { } entry && entry.Answers(key))
            return Serve(query, key, entry, OriginOf(entry, CacheTier.Reddit, isStale: false) with { ApiCalls = calls }, ask);
        if (held is not null)
            return Serve(query, key, held, OriginOf(held, CacheTier.Hot, isStale: true) with { ApiCalls = calls }, ask);

        var error = landing?.Failure ?? RedditErrors.Unavailable("no answer in time");
        var nowhere = new Origin(CacheTier.Reddit, TimeSpan.Zero, TimeSpan.Zero, IsStale: false, landing?.Source ?? default, calls);
        ask.Trace?.Add(key, entry: null, nowhere);
        return new(error, nowhere);
    }

    /// <summary>What this asker would be served at once from memory; counts nothing.</summary>
    public CacheEntry? FindFresh(CacheKey key, CacheAsk ask) => hot.Get(key) is { } held && IsFresh(held, ask) ? held : null;

    /// <summary>Counts an entry that <see cref="FindFresh"/> found as served, through an answer kept with it.</summary>
    /// <param name="key">What it answers.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="ask">Who asked.</param>
    /// <param name="started">When, by the clock's time stamp.</param>
    public void ServeKept(CacheKey key, CacheEntry entry, CacheAsk ask, long started)
    {
        LogOperation("get", key.Name, "hot", hit: true, time.GetElapsedTime(started).TotalMilliseconds);
        metrics.Hit("hot", ask.Tool);
        ask.Trace?.Add(key, entry, OriginOf(entry, CacheTier.Hot, isStale: false));
    }

    /// <summary>Keeps an answer with an entry it was made of.</summary>
    public void Attach(CacheKey key, CacheEntry entry, KeptAnswer answer) => hot.Grow(key, entry, entry.Kept.Keep(answer));

    private async Task<Landing?> WaitAsync(Task<Landing> flight, CacheEntry? held, CancellationToken cancellationToken)
    {
        if (held is null)
            return await flight.WaitAsync(cancellationToken);
        try
        {
            return await flight.WaitAsync(s_patienceWhenHeld, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null; // the flight goes on, and what it brings serves the next caller
        }
    }

    private async Task<Landing> FetchAsync<TContent>(RedditQuery<TContent> query, CacheKey key, CacheAsk ask)
        where TContent : class
    {
        if (hot.Get(key) is { } landed && IsFresh(landed, ask))
            return new Landing(landed, null, landed.Source, ApiCalls: 0); // another flight landed since this caller looked

        var fetched = await gateway.FetchAsync(query.ToRequest(), query.Read, CancellationToken.None);
        if (fetched.Result.Error is { IsAnswer: false } failure)
            return new Landing(null, failure, fetched.Source, fetched.ApiCalls);

        var entry = NewEntry(query, key, fetched);
        hot.Set(key, entry);
        return new Landing(entry, null, fetched.Source, fetched.ApiCalls);
    }

    private CacheEntry NewEntry<TContent>(RedditQuery<TContent> query, CacheKey key, FetchedContent<TContent> fetched)
        where TContent : class
    {
        var now = time.GetUtcNow();
        var content = fetched.Result.Value;
        ContentKind? kind = content is null ? null : query.KindOf(content, now);
        var ttl = kind is { } row ? TtlTable.For(row).Base : TtlTable.Negative;
        return new CacheEntry
        {
            Body = content is null ? default : JsonSerializer.SerializeToUtf8Bytes(content, query.Format),
            Error = fetched.Result.Error,
            Kind = kind,
            Parameters = key.Parameters,
            Source = fetched.Source,
            FetchedAt = now,
            FreshUntil = now + ttl,
            StaleUntil = now + (content is null || ttl > TtlTable.StaleLimit ? ttl : TtlTable.StaleLimit),
        };
    }

    private bool IsFresh(CacheEntry entry, CacheAsk ask)
    {
        var now = time.GetUtcNow();
        return now < entry.FreshUntil && (ask.MaxAge is not { } maxAge || now - entry.FetchedAt < maxAge);
    }

    private Origin OriginOf(CacheEntry entry, CacheTier tier, bool isStale)
    {
        var now = time.GetUtcNow();
        var left = entry.FreshUntil - now;
        return new Origin(tier, now - entry.FetchedAt, left > TimeSpan.Zero ? left : TimeSpan.Zero, isStale, entry.Source, ApiCalls: 0);
    }

    private static CacheResult<TContent> Serve<TContent>(
        RedditQuery<TContent> query, CacheKey key, CacheEntry entry, Origin origin, CacheAsk ask)
        where TContent : class
    {
        ask.Trace?.Add(key, entry, origin);
        return entry.Error is { } error
            ? new(error, origin)
            : new(JsonSerializer.Deserialize(entry.Body.Span, query.Format)!, origin);
    }

    [LoggerMessage(EventId = 1, EventName = "cache_operation", Level = LogLevel.Information,
        Message = "{Operation} {Key} {Tier} {Hit} {LatencyMs}")]
    private partial void LogOperation(string operation, string key, string tier, bool hit, double latencyMs);

    /// <summary>What a flight brought: an entry, or why there is none.</summary>
    private sealed record Landing(CacheEntry? Entry, RedditError? Failure, RedditSource Source, int ApiCalls);
}
