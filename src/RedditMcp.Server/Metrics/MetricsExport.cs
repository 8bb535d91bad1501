using ModelContextProtocol.Server;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using RedditMcp.Telemetry;

namespace RedditMcp.Server.Metrics;

/// <summary>Publishes the meters at <c>/metrics</c>, and by OTLP where the operator names a collector.</summary>
internal static class MetricsExport
{
    public static void AddMetricsExport(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ProcessMetrics>();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("reddit-mcp", serviceVersion: ProductVersion.Text))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(MeterName.Value, "System.Runtime", "Microsoft.AspNetCore.Hosting");
                metrics.AddPrometheusExporter(prometheus =>
                {
                    // Names and labels are a public interface: no label but those we set.
                    prometheus.ScopeInfoEnabled = false;
                    prometheus.ScrapeResponseCacheDurationMilliseconds = 0;
                });
                if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not null)
                    metrics.AddOtlpExporter();
            });
    }

    public static void MapMetrics(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPrometheusScrapingEndpoint("/metrics");

        // Counters are there from the first scrape because their owners add 0 to them when they are made. That is noticed
        // only now that the exporter listens, so now all of them are made: the tools bring theirs and the cache's.
        var services = endpoints.ServiceProvider;
        services.GetRequiredService<ProcessMetrics>();
        services.GetRequiredService<RedditMetrics>();
        services.GetServices<McpServerTool>();
    }
}
