using System.Text.Json.Serialization;

namespace RedditMcp.LoadLab.Workloads;

/// <summary>What is done to the server: who comes, what they ask, for how long, and what goes wrong. A file in JSON, in snake case; docs/load-lab.md describes it.</summary>
internal sealed record Workload
{
    /// <summary>What the report calls it.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is for, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>A shipped workload whose groups, drift and session hold where this one has none.</summary>
    public string? Population { get; init; }

    /// <summary>The questions, in groups that share a popularity.</summary>
    public IReadOnlyList<GroupSpec>? Groups { get; init; }

    /// <summary>How the front page drifts; null for not at all.</summary>
    public DriftSpec? Drift { get; init; }

    /// <summary>What people are like.</summary>
    public SessionSpec? Session { get; init; }

    /// <summary>How many people there are; needed where a phase does not say.</summary>
    public AudienceSpec? Audience { get; init; }

    /// <summary>What happens, one after the other.</summary>
    public IReadOnlyList<PhaseSpec>? Phases { get; init; }

    /// <summary>How many hours of the audience's day pass in an hour of the run: more than 1 where the phases were shrunk.</summary>
    [JsonIgnore]
    public double Pace { get; init; } = 1;

    /// <summary>What must hold for the run to pass.</summary>
    public IReadOnlyList<CheckSpec> Checks { get; init; } = [];

    /// <summary>Settings of the server beside those the lab sets itself, as in its configuration: <c>Budget:MaxWait</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Calls a minute that Reddit gives a key.</summary>
    public int QueriesPerMinute { get; init; } = 100;

    /// <summary>The shortest and the longest time that Reddit takes, in milliseconds.</summary>
    public IReadOnlyList<int> LatencyMs { get; init; } = [100, 300];
}
