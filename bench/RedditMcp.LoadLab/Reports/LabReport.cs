using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedditMcp.LoadLab.Reports;

/// <summary>What the lab found: the figures of all runs together, and each run.</summary>
internal sealed record LabReport : FiguresReport
{
    /// <summary>How it is written.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    /// <summary>The scenario, or the file.</summary>
    public required string Name { get; init; }

    /// <summary>Whether all checks of all runs hold.</summary>
    public bool Passed { get; init; }

    /// <summary><c>virtual</c> or <c>real</c>.</summary>
    public required string Clock { get; init; }

    /// <summary>What the warm tier was in.</summary>
    public required string Store { get; init; }

    /// <summary>How many servers there were.</summary>
    public int Instances { get; init; }

    /// <summary>The seed.</summary>
    public int Seed { get; init; }

    /// <summary>The runs.</summary>
    public required IReadOnlyList<RunReport> Runs { get; init; }
}
