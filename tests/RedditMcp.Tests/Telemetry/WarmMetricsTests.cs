using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Caching.Warm;
using RedditMcp.Caching.Warm.Redis;
using RedditMcp.Telemetry;

namespace RedditMcp.Tests.Telemetry;

/// <summary>The warm tier's names, which dashboards and alerts rely on.</summary>
public sealed class WarmMetricsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _values = new(StringComparer.Ordinal);

    public WarmMetricsTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    private string Shown => string.Join('\n', _values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void Every_counter_is_there_at_zero_and_goes_up()
    {
        var metrics = new WarmMetrics(_services.GetRequiredService<IMeterFactory>());
        metrics.Asked(RedisOperation.Lease);
        metrics.Asked(RedisOperation.Status);
        metrics.Failed(RedisErrorKind.WrongType);

        Shown.ShouldBe("""
            redis_errors_total kind=auth 0
            redis_errors_total kind=connection 0
            redis_errors_total kind=loading 0
            redis_errors_total kind=memory 0
            redis_errors_total kind=read_only 0
            redis_errors_total kind=server 0
            redis_errors_total kind=timeout 0
            redis_errors_total kind=wrong_type 1
            redis_operations_total operation=budget 0
            redis_operations_total operation=charge 0
            redis_operations_total operation=get 0
            redis_operations_total operation=keys 0
            redis_operations_total operation=lease 1
            redis_operations_total operation=notice 0
            redis_operations_total operation=record 0
            redis_operations_total operation=release 0
            redis_operations_total operation=remove 0
            redis_operations_total operation=renew 0
            redis_operations_total operation=scan 0
            redis_operations_total operation=set 0
            redis_operations_total operation=watches 0
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_store_is_shown_as_it_was_when_it_was_last_asked()
    {
        var metrics = new WarmMetrics(_services.GetRequiredService<IMeterFactory>());
        WarmStatus? status = null;
        metrics.Observe("redis", () => status);
        _values.Clear();
        _listener.RecordObservableInstruments();
        Shown.ShouldBeEmpty();

        status = new WarmStatus { Store = "redis", Place = "here", Bytes = 1, Limit = 2, Keys = 3, Evicted = 4, Hits = 5 };
        _listener.RecordObservableInstruments();

        Shown.ShouldBe("""
            cache_keys_count tier=warm store=redis 3
            cache_size_bytes tier=warm store=redis 1
            redis_evicted_keys 4
            redis_keyspace_hits 5
            redis_maxmemory_bytes 2
            redis_memory_bytes 1
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_file_has_no_figures_of_redis()
    {
        var metrics = new WarmMetrics(_services.GetRequiredService<IMeterFactory>());
        metrics.Observe("sqlite", () => new WarmStatus { Store = "sqlite", Place = "here", Bytes = 1, Limit = 2, Keys = 3, Evicted = 4 });
        _values.Clear();
        _listener.RecordObservableInstruments();

        _values.Keys.Order(StringComparer.Ordinal).ShouldBe(["cache_keys_count tier=warm store=sqlite", "cache_size_bytes tier=warm store=sqlite"]);
    }

    private void Add(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = instrument.Name;
        foreach (var tag in tags)
            name += $" {tag.Key}={tag.Value}";
        _values.AddOrUpdate(name, value, (_, sum) => sum + value);
    }
}
