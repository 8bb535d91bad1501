using System.Diagnostics.Metrics;
using RedditMcp.Caching.Freshness;
using RedditMcp.Queries;

namespace RedditMcp.Telemetry;

/// <summary>Shows how TTLs are decided, and whether they are right.</summary>
internal sealed class FreshnessMetrics
{
    private readonly Meter _meter;
    private readonly Counter<long> _decisions;
    private readonly Counter<long> _suggestions;

    public FreshnessMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName.Value);
        _decisions = _meter.CreateCounter<long>(
            "cache_ttl_decisions_total", description: "TTLs decided: as in the table (base), longer, shorter, or held at a bound (min, max).");
        _suggestions = _meter.CreateCounter<long>(
            "cache_ttl_suggestions_total", description: "Times the hit rate of a kind changed its TTLs.");

        foreach (var kind in Enum.GetValues<ContentKind>())
        {
            foreach (var outcome in Enum.GetValues<Outcome>())
                _decisions.Add(0, Kind(kind), new("decision", outcome.Spell()));
            _suggestions.Add(0, Kind(kind), new("suggestion", "increase"));
            _suggestions.Add(0, Kind(kind), new("suggestion", "decrease"));
        }
    }

    /// <summary>Shows from now on which share of a kind's last requests was answered before its TTL ended.</summary>
    public void ObserveEffectiveness(Func<ContentKind, double?> rateOf) => _meter.CreateObservableGauge(
        "cache_ttl_effectiveness",
        () => Enum.GetValues<ContentKind>().Where(kind => rateOf(kind) is not null).Select(kind => new Measurement<double>(rateOf(kind)!.Value, Kind(kind))),
        description: "Share of the last 1,000 requests of a kind that found something fresh.");

    /// <summary>Counts a decision.</summary>
    /// <param name="kind">Of what.</param>
    /// <param name="wished">The TTL before it was held to the row.</param>
    /// <param name="row">The row.</param>
    public void Decided(ContentKind kind, TimeSpan wished, TtlRow row)
    {
        var outcome = wished < row.Min ? Outcome.Min
            : wished > row.Max ? Outcome.Max
            : wished < row.Base ? Outcome.Shorter
            : wished > row.Base ? Outcome.Longer
            : Outcome.Base;
        _decisions.Add(1, Kind(kind), new("decision", outcome.Spell()));
    }

    public void Suggested(ContentKind kind, TtlSuggestion suggestion) =>
        _suggestions.Add(1, Kind(kind), new("suggestion", suggestion is TtlSuggestion.Increase ? "increase" : "decrease"));

    private static KeyValuePair<string, object?> Kind(ContentKind kind) => new("kind", kind.Name);

    private enum Outcome
    {
        Base,
        Longer,
        Shorter,
        Min,
        Max,
    }
}
