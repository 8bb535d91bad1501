using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using RedditMcp.Budget;
using RedditMcp.Caching.Freshness;
using RedditMcp.Caching.Lookups;
using RedditMcp.Queries;
using RedditMcp.Reddit;

namespace RedditMcp.Caching;

/// <summary>Asks Reddit, and makes of its answer the entry that is kept.</summary>
internal sealed class EntryFetcher(LookupBatches lookups, TtlPolicy policy, TimeProvider time)
{
    /// <summary>Tells that something will be asked in a moment, unless a tier holds it.</summary>
    public Approach Announce<TContent>(CachedQuery<TContent> query)
        where TContent : class => query is RedditQuery<TContent> asked ? lookups.Announce(asked) : default;

    /// <summary>Asks.</summary>
    /// <param name="query">What.</param>
    /// <param name="key">Where it is kept.</param>
    /// <param name="before">What was held so far, however old: how much is new decides for how long the new one holds.</param>
    /// <param name="errand">For whom.</param>
    public async Task<Landing> FetchAsync<TContent>(RedditQuery<TContent> query, CacheKey key, CacheEntry? before, Errand errand)
        where TContent : class
    {
        // Who holds something can do without, and so can the background; waiting and retries are for those who have nothing.
        var isPatient = before is null && errand.Priority is CallPriority.Interactive;
        var terms = new CallTerms(errand.Priority, isPatient ? Persistence.Retries : Persistence.OneTry) { Abandoned = errand.Abandoned };
        var fetched = await lookups.FetchAsync(query, terms);
        var entry = fetched.Result switch
        {
            { Value: { } content } => Found(query, key, content, fetched.Source, before),
            { Error: { IsAnswer: true } answer } => Refused(key, answer, fetched.Source),
            _ => null,
        };
        return new Landing(entry, CacheTier.Reddit, entry is null ? fetched.Result.Error : null, fetched.Source, fetched.ApiCalls) { Waited = fetched.Waited };
    }

    /// <summary>Makes of other answers what is kept beside them. What is made of something stale would pass for fresh, so that is a failure.</summary>
    /// <param name="query">What.</param>
    /// <param name="key">Where it is kept.</param>
    /// <param name="before">What was held so far.</param>
    /// <param name="errand">For whom.</param>
    public async Task<Landing> ComposeAsync<TContent>(ComposedQuery<TContent> query, CacheKey key, CacheEntry? before, Errand errand)
        where TContent : class
    {
        var composed = await query.ComposeAsync(before is { Error: null } ? ContentOf(query, before) : null, errand);
        var (origin, entry) = (composed.Origin, (CacheEntry?)null);
        if (composed.Result.Value is { } content && !origin.IsStale)
        {
            var now = time.GetUtcNow();
            entry = Found(query, key, content, origin.Source, before);
            entry = entry with { FetchedAt = now - origin.Age, StaleUntil = now + query.StaleLimit };
        }
        else if (composed.Result.Error is { IsAnswer: true } answer)
        {
            entry = Refused(key, answer, origin.Source);
        }

        var failure = entry is null ? composed.Result.Error ?? RedditErrors.Unavailable("only what is too old is held") : null;
        return new Landing(entry, CacheTier.Reddit, failure, origin.Source, origin.ApiCalls) { Waited = origin.Waited };
    }

    private CacheEntry Found<TContent>(CachedQuery<TContent> query, CacheKey key, TContent content, RedditSource source, CacheEntry? before)
        where TContent : class
    {
        var now = time.GetUtcNow();
        var kind = query.KindOf(content, now);
        var body = JsonSerializer.SerializeToUtf8Bytes(content, query.Format);
        var hash = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(body));
        var postFactor = TtlTable.GoesByPosts(kind) ? PostFactors.Of(content, now) : 1;
        var change = before is { Error: null } ? ChangeOf(query, before, content, hash) : null;
        var decision = policy.Decide(new TtlQuestion(kind, postFactor, before?.Drift ?? 1, change));
        if (TtlTable.HoldsNothing(content))
            decision = new TtlDecision(decision.TimeToLive < TtlTable.Negative ? decision.TimeToLive : TtlTable.Negative, before?.Drift ?? 1); // that nothing follows nothing teaches nothing
        var staleUntil = now + TtlTable.StaleLimitOf(content, decision.TimeToLive);
        return new CacheEntry
        {
            Body = body,
            BodyHash = hash,
            Kind = kind,
            Drift = decision.Drift,
            Parameters = key.Parameters,
            Source = source,
            FetchedAt = now,
            FreshUntil = now + decision.TimeToLive < staleUntil ? now + decision.TimeToLive : staleUntil,
            StaleUntil = staleUntil,
        };
    }

    /// <summary>That there is nothing to see, and for how long that is remembered; it never stands in for an answer.</summary>
    private CacheEntry Refused(CacheKey key, RedditError answer, RedditSource source)
    {
        var now = time.GetUtcNow();
        return new CacheEntry
        {
            Body = default,
            Error = answer,
            Parameters = key.Parameters,
            Source = source,
            FetchedAt = now,
            FreshUntil = now + TtlTable.Negative,
            StaleUntil = now + TtlTable.Negative,
        };
    }

    private static double? ChangeOf<TContent>(CachedQuery<TContent> query, CacheEntry before, TContent content, ulong hash)
        where TContent : class
    {
        if (before.BodyHash == hash)
            return 0;
        return ContentOf(query, before) is { } old ? ContentChange.Of(old, content) : null;
    }

    private static TContent? ContentOf<TContent>(CachedQuery<TContent> query, CacheEntry entry)
        where TContent : class
    {
        try
        {
            return JsonSerializer.Deserialize(entry.Body.Span, query.Format);
        }
        catch (JsonException)
        {
            return null; // an older program wrote it; nothing is learnt from it
        }
    }
}
