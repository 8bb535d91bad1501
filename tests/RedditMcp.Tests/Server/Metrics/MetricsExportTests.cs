using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace RedditMcp.Tests.Server.Metrics;

[Collection(ExportedMetrics.Name)]
public sealed class MetricsExportTests
{
    [Fact]
    public async Task Names_labels_and_buckets_come_out_as_the_instruments_have_them()
    {
        await using var server = await RunningServer.StartAsync();
        var meter = server.Services.GetRequiredService<IMeterFactory>().Create("RedditMcp");

        meter.CreateCounter<long>("spec_requests_total").Add(0, new("tool", "search_reddit"), new("status", "success"));
        meter.CreateUpDownCounter<long>("spec_keys_count").Add(3, new KeyValuePair<string, object?>("tier", "hot"));
        meter.CreateHistogram("spec_latency_seconds", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 10] })
            .Record(0.5, new("tool", "t"), new("cached", "yes"));
        var scraped = await ScrapeAsync(server);

        scraped.ShouldContain("# TYPE spec_requests_total counter\nspec_requests_total{status=\"success\",tool=\"search_reddit\"} 0\n");
        scraped.ShouldContain("# TYPE spec_keys_count gauge\nspec_keys_count{tier=\"hot\"} 3\n");
        scraped.ShouldContain("spec_latency_seconds_bucket{cached=\"yes\",tool=\"t\",le=\"0.01\"} 0\n");
        scraped.ShouldContain("spec_latency_seconds_bucket{cached=\"yes\",tool=\"t\",le=\"10\"} 1\n");
        scraped.ShouldContain("spec_latency_seconds_bucket{cached=\"yes\",tool=\"t\",le=\"+Inf\"} 1\n");
    }

    [Theory]
    [InlineData("actor_memory_bytes")]
    [InlineData("dotnet_gc_collections_total")]
    [InlineData("http_server_request_duration_seconds_count")]
    public async Task The_process_and_its_runtime_are_there(string name)
    {
        await using var server = await RunningServer.StartAsync();
        await ScrapeAsync(server);

        (await ScrapeAsync(server)).ShouldContain($"\n{name}{{");
    }

    [Theory]
    [InlineData("requests_total{status=\"success\",tool=\"search_reddit\"} 0")]
    [InlineData("cache_hits_total{tier=\"hot\",tool=\"get_post_comments\"} 0")]
    [InlineData("cache_misses_total{tool=\"get_user_info\"} 0")]
    [InlineData("cache_evictions_total{tier=\"hot\"} 0")]
    [InlineData("cache_size_bytes{tier=\"hot\"} 0")]
    [InlineData("cache_keys_count{tier=\"hot\"} 0")]
    [InlineData("deduplicated_requests_total{tool=\"get_subreddit_posts\"} 0")]
    [InlineData("reddit_api_calls_total{endpoint=\"morechildren\"} 0")]
    public async Task Everything_is_there_at_zero_before_anything_happened(string sample)
    {
        await using var server = await RunningServer.StartAsync();

        (await ScrapeAsync(server)).ShouldContain($"\n{sample}\n");
    }

    private static Task<string> ScrapeAsync(RunningServer server) =>
        server.Http.GetStringAsync(new Uri("metrics", UriKind.Relative), TestContext.Current.CancellationToken);
}
