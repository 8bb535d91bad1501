using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using RedditMcp.Caching.Warm;
using RedditMcp.Caching.Warm.Redis;

namespace RedditMcp.Telemetry;

/// <summary>Counts what is asked of Redis and how that fails, and shows what the warm tier holds.</summary>
internal sealed class WarmMetrics
{
    private static readonly FrozenDictionary<RedisOperation, KeyValuePair<string, object?>> s_operations = Enum.GetValues<RedisOperation>()
        .Where(operation => operation != RedisOperation.Status)
        .ToFrozenDictionary(operation => operation, operation => new KeyValuePair<string, object?>("operation", operation.ToString().ToLowerInvariant()));

    private readonly Meter _meter;
    private readonly Counter<long> _operations;
    private readonly Counter<long> _errors;
    private readonly Counter<long> _evictions;

    public WarmMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName.Value);
        _operations = _meter.CreateCounter<long>("redis_operations_total", description: "What was asked of Redis.");
        _errors = _meter.CreateCounter<long>("redis_errors_total", description: "Questions Redis did not answer, or not as hoped.");
        _evictions = _meter.CreateCounter<long>("cache_evictions_total", description: "Entries a tier dropped or did not take.");
        foreach (var operation in s_operations.Values)
            _operations.Add(0, operation);
        foreach (var kind in Enum.GetValues<RedisErrorKind>())
            _errors.Add(0, new KeyValuePair<string, object?>("kind", Name(kind)));
    }

    public void Asked(RedisOperation operation)
    {
        if (s_operations.TryGetValue(operation, out var tag))
            _operations.Add(1, tag);
    }

    public void Failed(RedisErrorKind kind) => _errors.Add(1, new KeyValuePair<string, object?>("kind", Name(kind)));

    /// <summary>Counts entries that the file dropped before their end, to make room. Redis tells of its own.</summary>
    public void Evicted(int entries) => _evictions.Add(entries, new KeyValuePair<string, object?>("tier", "warm"));

    /// <summary>Shows a store from now on.</summary>
    /// <param name="store">Which it is.</param>
    /// <param name="status">How it was a moment ago; must not block.</param>
    public void Observe(string store, Func<WarmStatus?> status)
    {
        KeyValuePair<string, object?>[] tags = [new("tier", "warm"), new("store", store)];
        Show("cache_size_bytes", "What the entries of a tier weigh.", now => now.Bytes, tags);
        // The count of keys is of the type the hot tier gives it: one name, one kind of instrument.
        _meter.CreateObservableGauge(
            "cache_keys_count", () => Measured<int>(status()?.Keys is { } keys ? (int)Math.Min(keys, int.MaxValue) : null, tags), description: "Entries in a tier.");
        if (store != "redis")
        {
            Evicted(0);
            return;
        }

        Show("redis_memory_bytes", "used_memory, over all masters.", now => now.Bytes, []);
        Show("redis_maxmemory_bytes", "maxmemory, over all masters; 0 is no limit.", now => now.Limit, []);
        Show("redis_evicted_keys", "Keys Redis dropped to make room, since it started.", now => now.Evicted, []);
        Show("redis_keyspace_hits", "Keys asked for that were there, since Redis started.", now => now.Hits, []);
        Show("redis_keyspace_misses", "Keys asked for that were not there, since Redis started.", now => now.Misses, []);

        void Show(string name, string description, Func<WarmStatus, long?> part, KeyValuePair<string, object?>[] with) =>
            _meter.CreateObservableGauge(name, () => Measured(status() is { } now ? part(now) : null, with), description: description);
    }

    /// <summary>What is not known is not shown, rather than shown as nothing.</summary>
    private static Measurement<T>[] Measured<T>(T? value, KeyValuePair<string, object?>[] tags)
        where T : struct => value is { } known ? [new Measurement<T>(known, tags)] : [];

    private static string Name(RedisErrorKind kind) => kind switch
    {
        RedisErrorKind.ReadOnly => "read_only",
        RedisErrorKind.WrongType => "wrong_type",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
