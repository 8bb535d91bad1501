using System.Diagnostics.Metrics;

namespace RedditMcp.Server.Metrics;

/// <summary>What the process itself uses.</summary>
internal sealed class ProcessMetrics
{
    /// <summary>The meter that all of the product's instruments are in.</summary>
    public const string MeterName = "RedditMcp";

    public ProcessMetrics(IMeterFactory meters) =>
        meters.Create(MeterName).CreateObservableGauge(
            "actor_memory_bytes", () => Environment.WorkingSet, description: "Memory the process holds (working set).");
}
