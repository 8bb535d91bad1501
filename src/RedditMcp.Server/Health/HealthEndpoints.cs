namespace RedditMcp.Server.Health;

/// <summary><c>/health/live</c>: the process runs. <c>/health/ready</c>: it can answer.</summary>
internal static class HealthEndpoints
{
    public static void AddReadiness(this IServiceCollection services) => services
        .AddSingleton<LastProbe>().AddSingleton<RedditReadiness>().AddSingleton<StoreReadiness>().AddSingleton<Readiness>();

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var readiness = endpoints.ServiceProvider.GetRequiredService<Readiness>();
        endpoints.MapGet("/health/live", context => context.Response.WriteAsync("live\n", context.RequestAborted));
        endpoints.MapGet("/health/ready", async context =>
        {
            var report = await readiness.ReportAsync(context.RequestAborted);
            context.Response.StatusCode = report.Status is HealthStatus.Unready ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.WriteAsJsonAsync(report, HealthJson.Default.HealthReport, cancellationToken: context.RequestAborted);
        });
    }
}
