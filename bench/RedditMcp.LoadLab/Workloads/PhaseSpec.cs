namespace RedditMcp.LoadLab.Workloads;

/// <summary>A part of a run.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Minutes">How long it lasts.</param>
internal sealed record PhaseSpec(string Name, double Minutes)
{
    /// <summary>People at once; the audience says where not given.</summary>
    public int? People { get; init; }

    /// <summary>Whether it only fills the cache: the figures of the run leave it out.</summary>
    public bool WarmUp { get; init; }

    /// <summary>Whether every cache is empty when it begins.</summary>
    public bool Flush { get; init; }

    /// <summary>What goes wrong at Reddit while it lasts, as <c>reddit-mcp simulate --faults</c> takes it.</summary>
    public string? Faults { get; init; }

    /// <summary>How long it lasts.</summary>
    public TimeSpan Duration => TimeSpan.FromMinutes(Minutes);
}
