namespace RedditMcp.LoadLab.Workloads;

/// <summary>A workload or a trace that cannot be run; the message says why.</summary>
internal sealed class WorkloadException(string message) : Exception(message);
