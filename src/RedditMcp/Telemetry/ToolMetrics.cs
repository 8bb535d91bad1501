using System.Diagnostics.Metrics;
using RedditMcp.Reddit;

namespace RedditMcp.Telemetry;

/// <summary>Counts the calls of tools and how long they take.</summary>
internal sealed class ToolMetrics
{
    private readonly Histogram<double> _latency;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _errors;

    public ToolMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName.Value);
        _requests = meter.CreateCounter<long>("requests_total", description: "Calls of tools by outcome, success or error.");
        _errors = meter.CreateCounter<long>("request_errors_total", description: "Calls of tools that failed, by kind of error.");
        _latency = meter.CreateHistogram(
            "request_latency_seconds", unit: null, description: "How long calls take.", tags: null,
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10] });

        foreach (var tool in ToolNames.All)
        {
            _requests.Add(0, new("tool", tool), new("status", "success"));
            _requests.Add(0, new("tool", tool), new("status", "error"));
            foreach (var kind in Enum.GetValues<RedditErrorKind>())
                _errors.Add(0, new("tool", tool), new("kind", kind.Name));
        }
    }

    /// <summary>Counts a call.</summary>
    /// <param name="tool">Which.</param>
    /// <param name="error">What went wrong; null when nothing did.</param>
    /// <param name="isCached">Whether no call to Reddit was needed.</param>
    /// <param name="elapsed">How long it took.</param>
    public void Answered(string tool, RedditError? error, bool isCached, TimeSpan elapsed)
    {
        _requests.Add(1, new("tool", tool), new("status", error is null ? "success" : "error"));
        if (error is not null)
            _errors.Add(1, new("tool", tool), new("kind", error.Kind.Name));
        _latency.Record(elapsed.TotalSeconds, new("tool", tool), new("cached", isCached ? "yes" : "no"));
    }
}
