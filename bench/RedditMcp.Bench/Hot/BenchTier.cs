using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RedditMcp.Caching;
using RedditMcp.Caching.Hot;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;

namespace RedditMcp.Bench.Hot;

/// <summary>Makes the product's hot tier, keys and entries for a benchmark.</summary>
internal static class BenchTier
{
    public static HotTier Create(long bytes, TimeProvider time)
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        return new HotTier(
            Options.Create(new CacheOptions { HotBytes = bytes }), time, new CacheMetrics(meters), NullLogger<HotTier>.Instance);
    }

    /// <summary>A key as the product makes it; all of them are equally long.</summary>
    public static CacheKey KeyOf(int number) => CacheKey.Of(
        "posts", string.Create(CultureInfo.InvariantCulture, $$"""{"sort":"new","subreddit":"subreddit{{number:0000000}}","time_filter":"day"}"""));

    /// <summary>An entry of a kind without a quota.</summary>
    public static CacheEntry EntryOf(CacheKey key, ReadOnlyMemory<byte> body, DateTimeOffset now, TimeSpan life) => new()
    {
        Body = body,
        Kind = ContentKind.PostsNew,
        Parameters = key.Parameters,
        Source = RedditSource.Simulator,
        FetchedAt = now,
        FreshUntil = now + life,
        StaleUntil = now + life + TimeSpan.FromHours(24),
    };

    /// <summary>What an entry with that body weighs in the tier, in bytes.</summary>
    public static long WeightOf(ReadOnlyMemory<byte> body)
    {
        using var tier = Create(HotTier.MaxEntryBytes, TimeProvider.System);
        tier.Set(KeyOf(0), EntryOf(KeyOf(0), body, TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1)));
        return tier.Bytes;
    }
}
