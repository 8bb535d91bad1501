using System.Globalization;

namespace RedditMcp.LoadLab.Workloads;

/// <summary>A row of the pass table.</summary>
/// <param name="Figure">A field of the report, parts of fields after a dot: <c>latency_ms.cached.p95</c>.</param>
internal sealed record CheckSpec(string Figure)
{
    /// <summary>The phase whose figure is meant; the whole run without its warm-up where not given.</summary>
    public string? Phase { get; init; }

    /// <summary>It must be this or more.</summary>
    public double? AtLeast { get; init; }

    /// <summary>It must be this or less.</summary>
    public double? AtMost { get; init; }

    /// <summary>Whether a figure passes.</summary>
    public bool Holds(double value) => !(value < AtLeast) && !(value > AtMost) && !double.IsNaN(value);

    /// <summary>The bound in words.</summary>
    public string Bound => string.Create(CultureInfo.InvariantCulture, $"{(AtLeast is { } least ? $">= {least}" : "")}{(AtMost is { } most ? $"<= {most}" : "")}");
}
