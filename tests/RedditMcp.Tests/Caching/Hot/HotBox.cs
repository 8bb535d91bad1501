using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Caching;
using RedditMcp.Caching.Hot;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Hot;

/// <summary>A hot tier of 1 MB under a clock that is driven, with what it counts and logs.</summary>
internal sealed class HotBox : IDisposable
{
    public const long Bound = 1024 * 1024;
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _evictions = new(StringComparer.Ordinal);

    public HotBox(long bound = Bound, HotOptions? hot = null)
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument is Counter<long>)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (instrument.Name is "cache_evictions_total" or "cache_hot_evictions_total")
                _evictions.AddOrUpdate($"{tags[0].Key}={tags[0].Value}", value, (_, sum) => sum + value);
        });
        _listener.Start();
        var logger = LoggerFactory.Create(logging => logging.AddProvider(Logs)).CreateLogger<HotTier>();
        var options = new CacheOptions { HotBytes = bound, Hot = hot ?? new HotOptions() };
        Tier = new HotTier(Options.Create(options), Time, new CacheMetrics(meters), logger);
    }

    public FakeTimeProvider Time { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public HotTier Tier { get; }

    /// <summary>Evictions by cause, those at 0 left out.</summary>
    public string Causes => string.Join(' ', _evictions
        .Where(pair => pair.Key.StartsWith("cause=", StringComparison.Ordinal) && pair.Value != 0)
        .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key[6..]}:{pair.Value}"));

    /// <summary>What was counted under a label, null when it was never named.</summary>
    public long? Counted(string label) => _evictions.TryGetValue(label, out var value) ? value : null;

    public static CacheKey KeyOf(int number) =>
        CacheKey.Of("posts", string.Create(CultureInfo.InvariantCulture, $$"""{"n":{{number}}}"""));

    /// <summary>An entry that stays fresh for 10 minutes and may stand in for 24 hours.</summary>
    public CacheEntry EntryOf(CacheKey key, int size, ContentKind? kind = ContentKind.PostsNew) => new()
    {
        Body = new byte[size],
        Kind = kind,
        Parameters = key.Parameters,
        Source = RedditSource.Simulator,
        FetchedAt = Time.GetUtcNow(),
        FreshUntil = Time.GetUtcNow() + TimeSpan.FromMinutes(10),
        StaleUntil = Time.GetUtcNow() + TimeSpan.FromHours(24),
    };

    /// <summary>Puts a new entry under a number.</summary>
    public CacheEntry Put(int number, int size = 1000, ContentKind? kind = ContentKind.PostsNew) => Put(number, EntryOf(KeyOf(number), size, kind));

    public CacheEntry Put(int number, CacheEntry entry)
    {
        Tier.Set(KeyOf(number), entry);
        return entry;
    }

    public HotHit? Find(int number) => Tier.Find(KeyOf(number));

    /// <summary>Which of the numbers are held, asked without counting as a hit.</summary>
    public IEnumerable<int> Held(IEnumerable<int> numbers)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Tier.Remove((name, _) => names.Add(name) && false);
        return numbers.Where(number => names.Contains(KeyOf(number).Name));
    }

    public void Dispose()
    {
        Tier.Dispose();
        _listener.Dispose();
        _services.Dispose();
    }
}
