namespace RedditMcp.Server.Health;

/// <summary>What <c>/health/ready</c> answers.</summary>
/// <param name="Status"><c>ready</c>, <c>degraded</c> (it serves, but not all) or <c>unready</c> (it can serve nothing).</param>
/// <param name="Source"><c>reddit</c> or <c>simulator</c>.</param>
/// <param name="Reasons">Why it is not ready, each with what to do.</param>
internal sealed record HealthReport(HealthStatus Status, string Source, IReadOnlyList<string> Reasons);
