using System.Text.Json;
using RedditMcp.Caching;
using RedditMcp.Caching.Freshness;
using RedditMcp.Insights.Sentiment.Models;
using RedditMcp.Queries;

namespace RedditMcp.Insights.Sentiment;

/// <summary>
/// Keeps what models said of texts, under the hash of the whole text and the model's name (see the caching architecture, section 2). It goes to
/// memory and the warm tier as everything does; not to the archive, which is for what Reddit said.
/// </summary>
internal sealed class KeptScores(KeySpace space, CacheTiers tiers, CacheJournal journal, TtlPolicy policy, TimeProvider time)
{
    /// <summary>What the key asked for is.</summary>
    public static CacheKey KeyOf(string text, string model) => CacheKey.OfText(text, model);

    /// <summary>Finds the score of a text, or rates it and keeps that.</summary>
    /// <param name="text">The text.</param>
    /// <param name="model">By which model.</param>
    /// <param name="ask">Who asks; counted and written down as other questions are.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<SentimentScore> FindOrRateAsync(string text, ISentimentModel model, CacheAsk ask, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var key = await space.QualifyAsync(KeyOf(text, model.Name), cancellationToken);
        if (await tiers.FindAsync(key) is { } found && IsFresh(found.Entry, ask) && Read(found.Entry) is { } kept)
        {
            journal.Hit(key, found.Entry, found.Tier, ask.Tool, time.GetElapsedTime(started));
            ask.Trace?.Add(key, found.Entry, OriginOf(found.Entry, found.Tier));
            return kept.Score;
        }

        var score = model.Rate(text);
        var entry = EntryOf(key, score);
        await tiers.KeepOwnAsync(key, entry);
        journal.Missed(key, entry, ask.Tool, time.GetElapsedTime(started));
        ask.Trace?.Add(key, entry, OriginOf(entry, CacheTier.Reddit));
        return score;
    }

    private bool IsFresh(CacheEntry entry, CacheAsk ask)
    {
        var now = time.GetUtcNow();
        return now < entry.FreshUntil && (ask.MaxAge is not { } most || now - entry.FetchedAt <= most);
    }

    private static KeptScore? Read(CacheEntry entry)
    {
        try
        {
            return JsonSerializer.Deserialize(entry.Body.Span, SentimentJson.Default.KeptScore);
        }
        catch (JsonException)
        {
            return null; // written by a program that kept something else; rating anew costs little
        }
    }

    private CacheEntry EntryOf(CacheKey key, SentimentScore score)
    {
        var now = time.GetUtcNow();
        var until = now + policy.Decide(new TtlQuestion(ContentKind.Sentiment, PostFactor: 1, Drift: 1, Change: null)).TimeToLive;
        return new CacheEntry
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(KeptScore.Of(score), SentimentJson.Default.KeptScore),
            Kind = ContentKind.Sentiment,
            Parameters = key.Parameters,
            Source = space.Source,
            FetchedAt = now,
            FreshUntil = until,
            StaleUntil = until,
        };
    }

    private Origin OriginOf(CacheEntry entry, CacheTier tier)
    {
        var now = time.GetUtcNow();
        return new Origin(tier, now - entry.FetchedAt, entry.FreshUntil - now, IsStale: false, entry.Source, ApiCalls: 0);
    }
}
