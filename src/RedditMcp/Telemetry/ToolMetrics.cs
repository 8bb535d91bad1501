using System.Diagnostics.Metrics;

namespace RedditMcp.Telemetry;

/// <summary>Counts the calls of tools and how long they take.</summary>
internal sealed class ToolMetrics
{
    private readonly Histogram<double> _latency;
    private readonly Counter<long> _requests;

    public ToolMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName.Value);
        _requests = meter.CreateCounter<long>("requests_total", description: "Calls of tools by outcome: success or a kind of error.");
        _latency = meter.CreateHistogram(
            "request_latency_seconds", unit: null, description: "How long calls take.", tags: null,
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10] });

        foreach (var tool in ToolNames.All)
        {
            _requests.Add(0, new("tool", tool), new("status", "success"));
            _requests.Add(0, new("tool", tool), new("status", "error"));
        }
    }

    /// <summary>Counts a call.</summary>
    /// <param name="tool">Which.</param>
    /// <param name="status"><c>success</c> or the kind of error.</param>
    /// <param name="isCached">Whether no call to Reddit was needed.</param>
    /// <param name="elapsed">How long it took.</param>
    public void Answered(string tool, string status, bool isCached, TimeSpan elapsed)
    {
        _requests.Add(1, new("tool", tool), new("status", status));
        _latency.Record(elapsed.TotalSeconds, new("tool", tool), new("cached", isCached ? "yes" : "no"));
    }
}
