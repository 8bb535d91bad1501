using System.Diagnostics.Metrics;
using RedditMcp.Caching.Hot;

namespace RedditMcp.Telemetry;

/// <summary>Counts what the tiers answer and drop, and shows what they hold.</summary>
internal sealed class CacheMetrics
{
    private readonly Meter _meter;
    private readonly Counter<long> _hits;
    private readonly Counter<long> _misses;
    private readonly Counter<long> _evictions;
    private readonly Counter<long> _hotEvictions;
    private readonly Counter<long> _deduplicated;

    public CacheMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName.Value);
        _hits = _meter.CreateCounter<long>("cache_hits_total", description: "Fresh answers by the tier they were found in.");
        _misses = _meter.CreateCounter<long>("cache_misses_total", description: "Questions no tier had a fresh answer to.");
        _evictions = _meter.CreateCounter<long>("cache_evictions_total", description: "Entries a tier dropped or did not take.");
        _hotEvictions = _meter.CreateCounter<long>(
            "cache_hot_evictions_total", description: "Entries the hot tier dropped or did not take, by cause.");
        _deduplicated = _meter.CreateCounter<long>(
            "deduplicated_requests_total", description: "Questions that joined a call already under way.");

        _evictions.Add(0, new KeyValuePair<string, object?>("tier", "hot"));
        foreach (var cause in Enum.GetValues<EvictionCause>())
            _hotEvictions.Add(0, new KeyValuePair<string, object?>("cause", NameOf(cause)));
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

    /// <summary>Counts an eviction of the hot tier in all and by cause.</summary>
    public void EvictedHot(EvictionCause cause)
    {
        Evicted("hot");
        _hotEvictions.Add(1, new KeyValuePair<string, object?>("cause", NameOf(cause)));
    }

    private static string NameOf(EvictionCause cause) => cause switch
    {
        EvictionCause.StaleLimit => "stale_limit",
        EvictionCause.Expired => "expired",
        EvictionCause.Quota => "quota",
        EvictionCause.Capacity => "capacity",
        EvictionCause.Oversize => "oversize",
        EvictionCause.Purged => "purged",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "No such cause."),
    };
}
