using System.Diagnostics.Metrics;
using RedditMcp.Caching;
using RedditMcp.Queries;

namespace RedditMcp.Telemetry;

/// <summary>Measures what the tiers take and give.</summary>
internal sealed class TierMetrics
{
    private readonly Histogram<double> _lookups;
    private readonly Histogram<double> _writes;
    private readonly Histogram<double> _ratios;
    private readonly Counter<long> _mismatches;
    private readonly Counter<long> _oversized;
    private readonly Counter<long> _migrated;
    private readonly Gauge<long> _unique;

    public TierMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName.Value);
        _lookups = NewHistogram(meter, "cache_lookup_seconds", "How long a tier takes to look something up.", [0.000001, 0.00001, 0.0001, 0.001, 0.005, 0.02, 0.1, 0.5]);
        _writes = NewHistogram(meter, "cache_write_seconds", "How long a tier takes to store something, compression included.", [0.0001, 0.001, 0.01, 0.05, 0.2, 1]);
        _ratios = NewHistogram(meter, "cache_compression_ratio", "Bytes before compression for each byte stored.", [1, 1.5, 2, 3, 4, 6, 10]);
        _mismatches = meter.CreateCounter<long>("cache_key_mismatches_total", description: "Values under a key that were not its entry.");
        _oversized = meter.CreateCounter<long>("cache_oversized_total", description: "Answers over 10 MB, served but not stored.");
        _migrated = meter.CreateCounter<long>("cache_migrated_total", description: "Entries taken over from the version before.");
        _unique = meter.CreateGauge<long>("cache_unique_keys", description: "About how many different questions of a kind were ever stored (HyperLogLog).");

        _oversized.Add(0);
        _migrated.Add(0);
        foreach (var reason in Enum.GetValues<Mismatch>())
            _mismatches.Add(0, Tag("reason", reason.Spell()));
    }

    public void LookedUp(string tier, TimeSpan elapsed) => _lookups.Record(elapsed.TotalSeconds, Tag("tier", tier));

    public void Wrote(string tier, TimeSpan elapsed) => _writes.Record(elapsed.TotalSeconds, Tag("tier", tier));

    public void Compressed(ContentKind kind, int before, int after) => _ratios.Record(before / (double)after, Tag("kind", kind.Name));

    public void Mismatched(Mismatch reason) => _mismatches.Add(1, Tag("reason", reason.Spell()));

    public void Oversized() => _oversized.Add(1);

    /// <summary>Shows how many different questions there have been.</summary>
    /// <param name="kind">The part of the key that says what kind they are.</param>
    /// <param name="different">How many.</param>
    public void Counted(string kind, long different) => _unique.Record(different, Tag("kind", kind));

    public void Migrated() => _migrated.Add(1);

    private static Histogram<double> NewHistogram(Meter meter, string name, string description, double[] boundaries) => meter.CreateHistogram(
        name, unit: null, description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = boundaries });

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
