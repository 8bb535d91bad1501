using System.Diagnostics.Metrics;

namespace RedditMcp.Telemetry;

/// <summary>Counts what the tiers answer and drop, and shows what they hold.</summary>
internal sealed class CacheMetrics
{
    private readonly Meter _meter;
    private readonly Counter<long> _hits;
    private readonly Counter<long> _misses;
    private readonly Counter<long> _evictions;
    private readonly Counter<long> _deduplicated;

    public CacheMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName.Value);
        _hits = _meter.CreateCounter<long>("cache_hits_total", description: "Fresh answers by the tier they were found in.");
        _misses = _meter.CreateCounter<long>("cache_misses_total", description: "Questions no tier had a fresh answer to.");
        _evictions = _meter.CreateCounter<long>("cache_evictions_total", description: "Entries dropped to make room.");
        _deduplicated = _meter.CreateCounter<long>(
            "deduplicated_requests_total", description: "Questions that joined a call already under way.");

        _evictions.Add(0, new KeyValuePair<string, object?>("tier", "hot"));
        foreach (var tool in ToolNames.All)
        {
            _hits.Add(0, new("tier", "hot"), new("tool", tool));
            _misses.Add(0, new KeyValuePair<string, object?>("tool", tool));
            _deduplicated.Add(0, new KeyValuePair<string, object?>("tool", tool));
        }
    }

    /// <summary>Shows a tier's size from now on.</summary>
    public void Observe(string tier, Func<long> bytes, Func<int> keys)
    {
        _meter.CreateObservableGauge(
            "cache_size_bytes", () => new Measurement<long>(bytes(), new KeyValuePair<string, object?>("tier", tier)),
            description: "What the entries of a tier weigh.");
        _meter.CreateObservableGauge(
            "cache_keys_count", () => new Measurement<int>(keys(), new KeyValuePair<string, object?>("tier", tier)),
            description: "Entries in a tier.");
    }

    public void Hit(string tier, string tool) => _hits.Add(1, new("tier", tier), new("tool", tool));

    public void Missed(string tool) => _misses.Add(1, new KeyValuePair<string, object?>("tool", tool));

    public void Joined(string tool) => _deduplicated.Add(1, new KeyValuePair<string, object?>("tool", tool));

    public void Evicted(string tier) => _evictions.Add(1, new KeyValuePair<string, object?>("tier", tier));
}
