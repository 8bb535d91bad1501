using System.Text.Json.Serialization;

namespace RedditMcp.LoadLab.Reports;

/// <summary>Calls a minute.</summary>
/// <param name="Mean">In the mean.</param>
/// <param name="Max">In the busiest minute.</param>
/// <param name="Max10Minutes">In the mean of the ten busiest minutes in a row; of all where there are fewer.</param>
internal sealed record RateReport(double Mean, double Max, [property: JsonPropertyName("max_10_minutes")] double Max10Minutes);
