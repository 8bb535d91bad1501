using RedditMcp.LoadLab.Rigs;

namespace RedditMcp.LoadLab;

/// <summary>How to run.</summary>
internal sealed record LabOptions
{
    /// <summary>Whether the product runs in this process under a clock that leaps.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>How many servers.</summary>
    public int Instances { get; init; } = 1;

    /// <summary>What the warm tier is in.</summary>
    public StoreKind Store { get; init; }

    /// <summary>Makes the same people, questions and Reddit again.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long in all: the phases are stretched to it, a trace is cut. Null for as long as they say.</summary>
    public TimeSpan? Duration { get; init; }
}
