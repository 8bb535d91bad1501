namespace RedditMcp.LoadLab.Reports;

/// <summary>The figures of a phase.</summary>
internal sealed record PhaseReport : FiguresReport
{
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it only filled the cache.</summary>
    public bool WarmUp { get; init; }

    /// <summary>When it began, in minutes since the start.</summary>
    public double FromMinute { get; init; }

    /// <summary>When it ended.</summary>
    public double ToMinute { get; init; }
}
