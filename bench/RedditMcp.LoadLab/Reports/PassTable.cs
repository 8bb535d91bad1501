using System.Text.Json;
using RedditMcp.LoadLab.Workloads;

namespace RedditMcp.LoadLab.Reports;

/// <summary>Holds what was found against what must be.</summary>
internal static class PassTable
{
    /// <summary>Judges every row.</summary>
    public static IReadOnlyList<CheckReport> Judge(RunReport run, IReadOnlyList<CheckSpec> checks)
    {
        var json = JsonSerializer.SerializeToElement(run, LabReport.Json);
        return [.. checks.Select(check => Judge(json, check))];
    }

    private static CheckReport Judge(JsonElement run, CheckSpec check)
    {
        var from = check.Phase is null
            ? run
            : run.GetProperty("phases").EnumerateArray().FirstOrDefault(phase => phase.GetProperty("name").GetString() == check.Phase);
        foreach (var name in check.Figure.Split('.'))
            from = from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var inner) ? inner : default;
        double? value = from.ValueKind == JsonValueKind.Number ? from.GetDouble() : null;
        return new CheckReport(check.Figure, check.Phase, check.Bound, value, value is { } found && check.Holds(found));
    }
}
