using Microsoft.Extensions.Logging;
using RedditMcp.Queries;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Freshness;

/// <summary>
/// Watches how often each kind is answered from the cache, over its last 1,000 requests, and stretches or shrinks the kind's TTLs by it: below
/// 50 % they grow, above 95 % they shrink (the caching architecture, section 3). Each change is logged and counted, and needs 1,000 new requests.
/// </summary>
internal sealed partial class KindHitRates
{
    private const int Window = 1000;
    private const double TooLow = 0.5;
    private const double TooHigh = 0.95;
    private const double Step = 1.1;
    private const double LeastFactor = 0.5;
    private const double MostFactor = 2;

    private readonly Watched[] _kinds = [.. Enum.GetValues<ContentKind>().Select(_ => new Watched())];
    private readonly FreshnessMetrics _metrics;
    private readonly ILogger<KindHitRates> _logger;

    public KindHitRates(FreshnessMetrics metrics, ILogger<KindHitRates> logger)
    {
        _metrics = metrics;
        _logger = logger;
        metrics.ObserveEffectiveness(kind => _kinds[(int)kind].Rate);
    }

    /// <summary>What the hit rate makes of a kind's TTLs.</summary>
    public double FactorOf(ContentKind kind) => _kinds[(int)kind].Factor;

    /// <summary>Takes note of a request: whether something fresh was held.</summary>
    public void Observe(ContentKind kind, bool isHit)
    {
        var watched = _kinds[(int)kind];
        if (watched.Add(isHit) && watched.Rate is { } rate && Suggest(rate) is { } suggestion)
        {
            watched.Factor = Math.Clamp(suggestion is TtlSuggestion.Increase ? watched.Factor * Step : watched.Factor / Step, LeastFactor, MostFactor);
            _metrics.Suggested(kind, suggestion);
            LogSuggestion(kind.Name, suggestion is TtlSuggestion.Increase ? "INCREASE_TTL" : "DECREASE_TTL", rate, watched.Factor);
        }
    }

    private static TtlSuggestion? Suggest(double rate) => rate switch
    {
        < TooLow => TtlSuggestion.Increase,
        > TooHigh => TtlSuggestion.Decrease,
        _ => null,
    };

    [LoggerMessage(EventId = 1, EventName = "ttl_suggestion", Level = LogLevel.Information,
        Message = "{ContentType} {Suggestion} {HitRate} {Factor}")]
    private partial void LogSuggestion(string contentType, string suggestion, double hitRate, double factor);

    /// <summary>The last requests of a kind, without a lock. Who reads the rate counts them anew, so that no miscount can last.</summary>
    private sealed class Watched
    {
        private readonly bool[] _ring = new bool[Window];
        private uint _seen;

        public double Factor { get; set; } = 1;

        /// <summary>The share of hits; null before the first request.</summary>
        public double? Rate
        {
            get
            {
                var seen = (int)Math.Min(Volatile.Read(ref _seen), Window);
                return seen == 0 ? null : _ring.AsSpan(0, seen).Count(value: true) / (double)seen;
            }
        }

        /// <summary>Adds one; says whether it filled the window once more.</summary>
        public bool Add(bool isHit)
        {
            var place = (Interlocked.Increment(ref _seen) - 1) % Window;
            _ring[place] = isHit;
            return place == Window - 1;
        }
    }
}
