using System.Globalization;

namespace RedditMcp.LoadLab.Reports;

/// <summary>The report for a terminal.</summary>
internal static class ReportText
{
    /// <summary>Writes it.</summary>
    public static void Write(LabReport report, TextWriter output)
    {
        output.WriteLine(Line($"{report.Name}: {report.Clock} time, {report.Store}, {report.Instances} instance{(report.Instances == 1 ? "" : "s")}, seed {report.Seed}"));
        foreach (var run in report.Runs)
            Write(run, output);
        output.WriteLine(report.Runs.All(run => run.Checks.Count == 0) ? "There was nothing to pass." : report.Passed ? "PASSED" : "FAILED");
    }

    private static void Write(RunReport run, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(Line($"{run.Workload}: {run.Minutes} minutes in {run.WallSeconds} s, {run.DistinctQuestions} different questions"));
        output.WriteLine(Line($"  requests {run.Requests} ({run.RequestsPerMinute:0} a minute), fresh {run.HitRatio:0.0%} ({string.Join(", ", run.HitRatioByTier.Select(tier => Line($"{tier.Key} {tier.Value:0.0%}")))}), stale {run.StaleRatio:0.0%}, joined {run.JoinedRatio:0.0%}, miss {run.MissRatio:0.0%}"));
        output.WriteLine(Line($"  predicted {run.PredictedHitRatio:0.0%} (x {run.HitToPredicted:0.000}), ceiling {run.CeilingHitRatio:0.0%} (x {run.HitToCeiling:0.000}), calls saved {run.SavedRatio:0.0%}"));
        output.WriteLine(Line($"  Reddit: {run.UpstreamCalls} calls, {run.UpstreamPerMinute.Mean:0.0} a minute, {run.UpstreamPerMinute.Max10Minutes:0.0} in the busiest ten, {run.Upstream429} refused (429)"));
        output.WriteLine(Line($"  answered {run.AnsweredRatio:0.00%}, within 2 s {run.AnsweredWithin2sRatio:0.0%}, after the stated wait {run.AnsweredAfterWaitRatio:0.0%}; rate_limited {run.RateLimited}, given up {run.GivenUp}, errors {run.Errors}"));
        output.WriteLine(Line($"  ms p50/p95/p99: cached {Of(run.LatencyMs.Cached)}, uncached {Of(run.LatencyMs.Uncached)}, stale {Of(run.LatencyMs.Stale)}; {run.ResidentMb:0} MB"));
        output.WriteLine(Line($"  the lab used {run.Generator.ProcessorShare:0%} of the processors and was late by {Of(run.Generator.LateMs)} ms"));
        if (run.Plan is { } plan)
            output.WriteLine(Line($"  plan for {plan.People} people: {plan.QueriesPerMinute} queries a minute (measured {plan.MeasuredQueriesPerMinute}), {plan.CallsPerMinute} calls (measured {plan.MeasuredCallsPerMinute}); one free key suffices from {plan.HitRatioNeeded:0.0%} on"));
        foreach (var (tool, of) in run.ByTool)
            output.WriteLine(Line($"    {tool,-22} {of.Requests,8} requests  fresh {of.HitRatio,6:0.0%}  stale {of.StaleRatio,6:0.0%}  joined {of.JoinedRatio,6:0.0%}  miss {of.MissRatio,6:0.0%}"));
        foreach (var phase in run.Phases)
            output.WriteLine(Line($"    {phase.Name,-22} {phase.Requests,8} requests  fresh {phase.HitRatio,6:0.0%}  stale {phase.StaleRatio,6:0.0%}  answered {phase.AnsweredRatio,7:0.00%}  Reddit {phase.UpstreamPerMinute.Mean,5:0.0} a minute{(phase.WarmUp ? "  (warm-up)" : "")}{(phase.RecoveryMinutes is { } back ? Line($"  recovered in {back} min") : "")}"));
        foreach (var error in run.ErrorsByKind)
            output.WriteLine(Line($"    {error.Key,-22} {error.Value,8}"));
        foreach (var check in run.Checks)
            output.WriteLine(Line($"  {(check.Passed ? "pass" : "FAIL")}  {check.Figure}{(check.Phase is null ? "" : " of " + check.Phase)} {check.Bound}: {check.Value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "unknown"}"));
    }

    private static string Of(PercentilesReport times) => Line($"{times.P50:0.##}/{times.P95:0.##}/{times.P99:0.##}");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
