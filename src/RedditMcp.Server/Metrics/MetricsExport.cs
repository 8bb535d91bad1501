using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

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
                metrics.AddMeter(ProcessMetrics.MeterName, "System.Runtime", "Microsoft.AspNetCore.Hosting");
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
        endpoints.ServiceProvider.GetRequiredService<ProcessMetrics>();   // registers its gauges
        endpoints.MapPrometheusScrapingEndpoint("/metrics");
    }
}
