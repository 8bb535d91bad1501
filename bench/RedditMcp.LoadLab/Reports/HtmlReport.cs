using System.Globalization;
using System.Net;
using System.Text;

namespace RedditMcp.LoadLab.Reports;

/// <summary>The report as one page that needs nothing else.</summary>
internal static class HtmlReport
{
    private const string Style = """
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1f2933; }
        h1 { font-size: 1.6rem; } h2 { margin-top: 3rem; border-top: 1px solid #d2d6dc; padding-top: 1rem; }
        table { border-collapse: collapse; margin: 1rem 0; } th, td { padding: .25rem .8rem; text-align: right; border-bottom: 1px solid #e4e7eb; font-variant-numeric: tabular-nums; }
        th:first-child, td:first-child { text-align: left; } .pass { color: #17723b; } .fail { color: #b42318; font-weight: 600; }
        svg { max-width: 100%; height: auto; display: block; margin: 1rem 0; } p.quiet { color: #52606d; }
        """;

    /// <summary>Renders it.</summary>
    public static string Render(LabReport report)
    {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
            .Append(Text(report.Name)).Append("</title><style>").Append(Style).Append("</style></head><body>\n<h1>").Append(Text(report.Name)).Append(": ");
        html.Append(report.Runs.All(run => run.Checks.Count == 0) ? "done" : report.Passed ? "<span class=\"pass\">passed</span>" : "<span class=\"fail\">failed</span>").Append("</h1>\n");
        html.Append(Line($"<p class=\"quiet\">{report.Clock} time, {report.Store}, {report.Instances} server(s), seed {report.Seed}; {report.Requests} requests outside the warm-up</p>\n"));
        foreach (var run in report.Runs)
            Append(html, run);
        return html.Append("</body></html>\n").ToString();
    }

    private static void Append(StringBuilder html, RunReport run)
    {
        html.Append("<h2>").Append(Text(run.Workload)).Append("</h2>\n<p>").Append(Text(run.Description ?? "")).Append("</p>\n");
        html.Append(Line($"<p class=\"quiet\">{run.Minutes} minutes by its clock in {run.WallSeconds} s; {run.DistinctQuestions} different questions. The lab used {run.Generator.ProcessorShare:0%} of the processors and asked {run.Generator.LateMs.P99:0.##} ms late (p99).</p>\n"));
        AppendTable(html, ["check", "bound", "found", ""], run.Checks.Select(check => new[]
        {
            check.Phase is null ? check.Figure : $"{check.Figure} of {check.Phase}", check.Bound, check.Value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "unknown", check.Passed ? "pass" : "FAIL",
        }));
        AppendTable(html, ["", "requests", "fresh", "stale", "joined", "miss", "saved", "answered", "Reddit a minute", "429", "errors", "rate limited"], run.Phases.Select(phase => Row(phase.Name, phase)).Prepend(Row("all but warm-up", run)));
        html.Append(Line($"<p>Predicted by the formula {run.PredictedHitRatio:0.0%} (measured is {run.HitToPredicted:0.000} of it), ceiling {run.CeilingHitRatio:0.0%} ({run.HitToCeiling:0.000}).</p>\n"));
        AppendTable(html, ["tool", "requests", "fresh", "stale", "joined", "miss"], run.ByTool.Select(tool => new[]
        {
            tool.Key, Number(tool.Value.Requests), Percent(tool.Value.HitRatio), Percent(tool.Value.StaleRatio), Percent(tool.Value.JoinedRatio), Percent(tool.Value.MissRatio),
        }));
        AppendTable(html, ["latency, ms", "p50", "p95", "p99", "max"],
            [Row("cached", run.LatencyMs.Cached), Row("uncached", run.LatencyMs.Uncached), Row("stale", run.LatencyMs.Stale)]);
        html.Append(Charts.Outcomes(run)).Append(Charts.Upstream(run)).Append(Charts.Memory(run));
    }

    private static void AppendTable(StringBuilder html, string[] heads, IEnumerable<string[]> rows)
    {
        var all = rows.ToArray();
        if (all.Length == 0)
            return;
        html.Append("<table><tr>").AppendJoin("", heads.Select(head => $"<th>{Text(head)}</th>")).Append("</tr>\n");
        foreach (var row in all)
            html.Append("<tr>").AppendJoin("", row.Select(cell => cell switch { "pass" => "<td class=\"pass\">pass</td>", "FAIL" => "<td class=\"fail\">FAIL</td>", _ => $"<td>{Text(cell)}</td>" })).Append("</tr>\n");
        html.Append("</table>\n");
    }

    private static string[] Row(string name, FiguresReport figures) =>
    [
        name, Number(figures.Requests), Percent(figures.HitRatio), Percent(figures.StaleRatio), Percent(figures.JoinedRatio), Percent(figures.MissRatio), Percent(figures.SavedRatio),
        figures.AnsweredRatio.ToString("0.00%", CultureInfo.InvariantCulture), Number(figures.UpstreamPerMinute.Mean), Number(figures.Upstream429), Number(figures.Errors), Number(figures.RateLimited),
    ];

    private static string[] Row(string name, PercentilesReport times) => [name, Number(times.P50), Number(times.P95), Number(times.P99), Number(times.Max)];

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Percent(double value) => value.ToString("0.0%", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
