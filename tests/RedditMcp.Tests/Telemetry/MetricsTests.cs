using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Telemetry;

/// <summary>The names dashboards and alerts rely on.</summary>
public sealed class MetricsTests
{
    private static readonly string[] s_callers =
    [
        "analyze_sentiment", "get_post_comments", "get_subreddit_info", "get_subreddit_posts", "get_trending_topics", "get_user_info", "resource", "search_reddit",
        "watch_keywords",
    ];

    [Fact]
    public async Task Every_counter_is_there_at_zero_from_the_start()
    {
        using var meters = new Collected();
        await using var session = await ProductSession.StartAsync(new ScriptedReddit(_ => null));
        await session.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        meters.Sums.ShouldAllBe(pair => pair.Value == 0);
        foreach (var tool in s_callers)
        {
            meters.ShouldKnow($"requests_total status=success tool={tool}");
            meters.ShouldKnow($"requests_total status=error tool={tool}");
            meters.ShouldKnow($"cache_hits_total tier=hot tool={tool}");
            meters.ShouldKnow($"cache_misses_total tool={tool}");
            meters.ShouldKnow($"deduplicated_requests_total tool={tool}");
        }

        foreach (var tier in (string[])["free", "pro", "business", "enterprise"])
        {
            meters.ShouldKnow($"user_calls_charged_total tier={tier}");
            meters.ShouldKnow($"user_refusals_total reason=quota tier={tier}");
            meters.ShouldKnow($"user_refusals_total reason=flood tier={tier}");
        }

        foreach (var reason in (string[])["no_key", "unknown_key", "keys_unavailable", "bad_header"])
            meters.ShouldKnow($"user_refusals_total reason={reason} tier=none");
        meters.ShouldKnow("cache_evictions_total tier=hot");
        meters.ShouldKnow("cache_hot_evictions_total cause=quota");
        foreach (var outcome in (string[])["started", "refused", "failed", "used", "unused"])
            meters.ShouldKnow($"prefetch_total outcome={outcome}");
        foreach (var endpoint in (string[])["access_token", "listing", "search", "comments", "morechildren", "info", "duplicates", "wiki", "share_link"])
        {
            meters.ShouldKnow($"reddit_api_calls_total endpoint={endpoint}");
            meters.ShouldKnow($"reddit_api_responses_total endpoint={endpoint} status=200");
        }
    }

    [Fact]
    public async Task The_names_of_the_instruments_are_pinned()
    {
        using var meters = new Collected();
        await using var simulator = await RedditSimulator.StartAsync(new SimulatorOptions(), TestContext.Current.CancellationToken);
        await using var session = await ProductSession.StartAsync(simulator);
        await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));
        await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));
        await session.CallAsync("get_subreddit_posts", ("subreddit", "missing_sim"));
        await session.CallAsync("get_subreddit_posts", ("subreddit", "?"));
        meters.Observe();

        string.Join('\n', meters.Instruments.Order(StringComparer.Ordinal)).ShouldBe("""
            archive_errors_total Counter
            archive_objects_total Counter
            archive_queue_bytes ObservableGauge
            archive_queue_entries ObservableGauge
            archive_shed_total Counter
            archive_written_total Counter
            budget_queue_length ObservableGauge
            budget_refusals_total Counter
            budget_wait_seconds Histogram
            cache_compression_ratio Histogram
            cache_evictions_total Counter
            cache_hits_total Counter
            cache_hot_evictions_total Counter
            cache_key_mismatches_total Counter
            cache_keys_count ObservableGauge
            cache_lease_waits_total Counter
            cache_lookup_seconds Histogram
            cache_migrated_total Counter
            cache_misses_total Counter
            cache_oversized_total Counter
            cache_refresh_ahead_total Counter
            cache_size_bytes ObservableGauge
            cache_stale_answers_total Counter
            cache_ttl_decisions_total Counter
            cache_ttl_effectiveness ObservableGauge
            cache_ttl_suggestions_total Counter
            cache_unique_keys Gauge
            cache_write_seconds Histogram
            deduplicated_requests_total Counter
            prefetch_total Counter
            purged_total Counter
            reddit_api_calls_total Counter
            reddit_api_responses_total Counter
            reddit_breaker_state ObservableGauge
            reddit_credential_usable ObservableGauge
            reddit_ledger_shared ObservableGauge
            reddit_paid_calls_month ObservableGauge
            reddit_paid_cost_dollars_month ObservableGauge
            reddit_quota_limit ObservableGauge
            reddit_quota_remaining ObservableGauge
            reddit_quota_reset_timestamp_seconds ObservableGauge
            reddit_quota_used ObservableGauge
            redis_errors_total Counter
            redis_operations_total Counter
            request_errors_total Counter
            request_latency_seconds Histogram
            requests_total Counter
            user_calls_charged_total Counter
            user_refusals_total Counter
            watch_alerts_total Counter
            watch_deliveries_total Counter
            watch_matches_total Counter
            watch_polls_total Counter
            watch_posts_missed_total Counter
            watch_posts_seen_total Counter
            watches_count ObservableGauge
            """.ReplaceLineEndings("\n"));
        meters.Sums["requests_total status=success tool=get_subreddit_posts"].ShouldBe(2);
        meters.Sums["requests_total status=error tool=get_subreddit_posts"].ShouldBe(2);
        meters.Sums["request_errors_total kind=not_found tool=get_subreddit_posts"].ShouldBe(1);
        meters.Sums["request_errors_total kind=invalid_argument tool=get_subreddit_posts"].ShouldBe(1);
        meters.Sums["cache_hits_total tier=hot tool=get_subreddit_posts"].ShouldBe(1);
        meters.Sums["cache_misses_total tool=get_subreddit_posts"].ShouldBe(2);
        meters.Sums["reddit_api_calls_total endpoint=listing"].ShouldBe(2);
        meters.Sums["reddit_api_calls_total endpoint=access_token"].ShouldBe(1);
        meters.Sums["reddit_api_responses_total endpoint=listing status=302"].ShouldBe(1);
        meters.ShouldKnow("request_latency_seconds cached=yes tool=get_subreddit_posts");
        meters.ShouldKnow("request_latency_seconds cached=no tool=get_subreddit_posts");
        meters.Sums["cache_keys_count tier=hot"].ShouldBe(2);
        meters.Sums["cache_size_bytes tier=hot"].ShouldBeGreaterThan(1000);
        meters.Sums["reddit_quota_remaining credential=default"].ShouldBe(998);
    }

    /// <summary>What one session measured; others run beside it, so only what this test's flow created counts.</summary>
    private sealed class Collected : IDisposable
    {
        private readonly AsyncLocal<bool> _mine = new();
        private readonly MeterListener _listener = new();
        private readonly ConcurrentDictionary<string, double> _sums = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, string> _instruments = new(StringComparer.Ordinal);

        public Collected()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name != "RedditMcp" || !_mine.Value)
                    return;
                _instruments[instrument.Name] = instrument.GetType().Name.Split('`')[0];
                listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
            _mine.Value = true;
        }

        public ConcurrentDictionary<string, double> Sums => _sums;

        public IReadOnlyList<string> Instruments => [.. _instruments.Select(pair => $"{pair.Key} {pair.Value}")];

        public void ShouldKnow(string measurement) => _sums.ContainsKey(measurement).ShouldBeTrue(measurement);

        public void Observe() => _listener.RecordObservableInstruments();

        public void Dispose() => _listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var key = $"{instrument.Name} {string.Join(' ', tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"))}";
            _sums.AddOrUpdate(key, value, (_, sum) => sum + value);
        }
    }
}
