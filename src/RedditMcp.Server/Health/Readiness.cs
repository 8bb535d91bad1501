namespace RedditMcp.Server.Health;

/// <summary>Tells whether the server can serve all, some or nothing, and what to do about it.</summary>
/// <param name="reddit">Whether Reddit can be asked.</param>
/// <param name="stores">Whether what was asked is kept.</param>
internal sealed class Readiness(RedditReadiness reddit, StoreReadiness stores)
{
    public async Task<HealthReport> ReportAsync(CancellationToken cancellationToken)
    {
        var looking = stores.FindTroubleAsync(cancellationToken);
        var report = await reddit.ReportAsync(cancellationToken);
        var troubles = await looking;
        if (troubles.Count == 0)
            return report;

        // A server whose stores are down asks Reddit more often, but it serves.
        var status = report.Status is HealthStatus.Ready ? HealthStatus.Degraded : report.Status;
        return report with { Status = status, Reasons = [.. report.Reasons, .. troubles] };
    }
}
