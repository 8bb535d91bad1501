using System.Diagnostics.Metrics;
using RedditMcp.Telemetry;

namespace RedditMcp.Server.Metrics;

/// <summary>What the process itself uses.</summary>
internal sealed class ProcessMetrics
{
    public ProcessMetrics(IMeterFactory meters) =>
        meters.Create(MeterName.Value).CreateObservableGauge(
            "actor_memory_bytes", () => Environment.WorkingSet, description: "Memory the process holds (working set).");
}
