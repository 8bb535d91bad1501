namespace RedditMcp.Tests.Server.Metrics;

/// <summary>Alone: an exporter listens to every meter of its name in the process, so that servers of other tests would count here too.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ExportedMetrics
{
    public const string Name = "exported metrics";
}
