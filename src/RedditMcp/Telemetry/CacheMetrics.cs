using System.Diagnostics.Metrics;
using RedditMcp.Caching;
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
    private readonly Counter<long> _stale;
    private readonly Counter<long> _refreshes;
    private readonly Counter<long> _prefetches;
    private readonly Counter<long> _leaseWaits;

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
        _stale = _meter.CreateCounter<long>("cache_stale_answers_total", description: "Old answers served because nothing newer was to be had.");
        _refreshes = _meter.CreateCounter<long>(
            "cache_refresh_ahead_total", description: "Renewals of what is asked often before it expires: started, or not for want of budget.");
        _prefetches = _meter.CreateCounter<long>(
            "prefetch_total", description: "Pages fetched before anybody asked for them: started, refused for want of budget, failed; and then used, or unused.");
        _leaseWaits = _meter.CreateCounter<long>(
            "cache_lease_waits_total", description: "Flights that waited for another process that fetches the same.");

        _leaseWaits.Add(0);
        _refreshes.Add(0, new KeyValuePair<string, object?>("result", "started"));
        _refreshes.Add(0, new KeyValuePair<string, object?>("result", "refused"));
        foreach (var outcome in Enum.GetValues<PrefetchOutcome>())
            _prefetches.Add(0, new KeyValuePair<string, object?>("outcome", NameOf(outcome)));
        _evictions.Add(0, new KeyValuePair<string, object?>("tier", "hot"));
        foreach (var cause in Enum.GetValues<EvictionCause>())
            _hotEvictions.Add(0, new KeyValuePair<string, object?>("cause", NameOf(cause)));
        foreach (var tool in ToolNames.All)
        {
            foreach (var tier in (ReadOnlySpan<CacheTier>)[CacheTier.Hot, CacheTier.Warm, CacheTier.Cold])
                _hits.Add(0, new("tier", tier.Name), new("tool", tool));
            _stale.Add(0, new KeyValuePair<string, object?>("tool", tool));
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

    public void Hit(CacheTier tier, string tool) => _hits.Add(1, new("tier", tier.Name), new("tool", tool));

    public void ServedStale(string tool) => _stale.Add(1, new KeyValuePair<string, object?>("tool", tool));

    public void RefreshedAhead(bool isStarted) => _refreshes.Add(1, new KeyValuePair<string, object?>("result", isStarted ? "started" : "refused"));

    public void Prefetched(PrefetchOutcome outcome) => _prefetches.Add(1, new KeyValuePair<string, object?>("outcome", NameOf(outcome)));

    public void WaitedForLease() => _leaseWaits.Add(1);

    public void Missed(string tool) => _misses.Add(1, new KeyValuePair<string, object?>("tool", tool));

    public void Joined(string tool) => _deduplicated.Add(1, new KeyValuePair<string, object?>("tool", tool));

    public void Evicted(string tier) => _evictions.Add(1, new KeyValuePair<string, object?>("tier", tier));

    /// <summary>Counts an eviction of the hot tier in all and by cause.</summary>
    public void EvictedHot(EvictionCause cause)
    {
        Evicted("hot");
        _hotEvictions.Add(1, new KeyValuePair<string, object?>("cause", NameOf(cause)));
    }

    private static string NameOf(PrefetchOutcome outcome) => outcome switch
    {
        PrefetchOutcome.Started => "started",
        PrefetchOutcome.Refused => "refused",
        PrefetchOutcome.Failed => "failed",
        PrefetchOutcome.Used => "used",
        PrefetchOutcome.Unused => "unused",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
    };

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
