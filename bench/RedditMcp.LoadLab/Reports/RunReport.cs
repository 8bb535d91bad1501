namespace RedditMcp.LoadLab.Reports;

/// <summary>What a run of a workload or a trace found; the figures are those outside the warm-up.</summary>
internal sealed record RunReport : FiguresReport
{
    /// <summary>The workload or the trace.</summary>
    public required string Workload { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Whether all checks hold.</summary>
    public bool Passed { get; init; }

    /// <summary>The pass table.</summary>
    public required IReadOnlyList<CheckReport> Checks { get; init; }

    /// <summary>Different questions that were asked.</summary>
    public int DistinctQuestions { get; init; }

    /// <summary>How long it was by its own clock, warm-up included.</summary>
    public double Minutes { get; init; }

    /// <summary>How long it took.</summary>
    public double WallSeconds { get; init; }

    /// <summary>What this lab itself was busy with.</summary>
    public required GeneratorReport Generator { get; init; }

    /// <summary>What <c>reddit-mcp plan</c> works out for as many people at this hit ratio.</summary>
    public PlanCheck? Plan { get; init; }

    /// <summary>The warm-up.</summary>
    public FiguresReport? WarmUp { get; init; }

    /// <summary>The phases.</summary>
    public required IReadOnlyList<PhaseReport> Phases { get; init; }

    /// <summary>The minutes.</summary>
    public required IReadOnlyList<MinuteReport> Timeline { get; init; }
}
