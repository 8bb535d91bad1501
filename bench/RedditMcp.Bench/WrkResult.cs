namespace RedditMcp.Bench;

/// <summary>What a run of wrk measured.</summary>
/// <param name="PerSecond">Requests a second.</param>
/// <param name="P50">Median latency in milliseconds.</param>
/// <param name="P99">99th percentile of the latency in milliseconds.</param>
/// <param name="CpuMicroseconds">Time the server's process spent on a processor for each request.</param>
internal sealed record WrkResult(double PerSecond, double P50, double P99, double CpuMicroseconds);
