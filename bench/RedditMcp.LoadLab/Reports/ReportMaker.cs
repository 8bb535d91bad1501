using RedditMcp.LoadLab.Figures;
using RedditMcp.LoadLab.Rigs;
using RedditMcp.LoadLab.Workloads;

namespace RedditMcp.LoadLab.Reports;

/// <summary>Works the figures out of what was counted.</summary>
/// <param name="recorder">What was counted.</param>
internal sealed class ReportMaker(Recorder recorder)
{
    private const double Megabyte = 1024 * 1024;
    private const int BusyMinutes = 10;

    /// <summary>The report of a run.</summary>
    /// <param name="workload">What was run.</param>
    /// <param name="generator">What the lab was busy with.</param>
    /// <param name="wall">How long it took.</param>
    public RunReport Make(Workload workload, GeneratorReport generator, TimeSpan wall)
    {
        var phases = recorder.Phases.Select(PhaseOf).ToArray();
        var counted = recorder.Phases.Where(phase => !phase.IsWarmUp).ToArray();
        var warmUp = recorder.Phases.Where(phase => phase.IsWarmUp).ToArray();
        var minutes = counted.SelectMany(MinutesOf).ToArray();
        var run = Fill(
            new RunReport
            {
                Workload = workload.Name,
                Description = workload.Description,
                Checks = [],
                DistinctQuestions = recorder.Questions.Distinct,
                Minutes = Math.Round(recorder.Phases[^1].To.TotalMinutes, 2),
                WallSeconds = Math.Round(wall.TotalSeconds, 1),
                Generator = generator,
                WarmUp = warmUp.Length == 0 ? null : Fill(new FiguresReport(), Together(warmUp), [.. warmUp.SelectMany(MinutesOf)]),
                Phases = phases,
                Timeline = [.. recorder.Minutes.Select(Of)],
            },
            Together(counted), minutes);
        var (predicted, ceiling) = (Round((double?)recorder.Questions.Predict(recorder.Phases[^1].To)), Round((double?)recorder.Questions.Ceiling));
        run = run with
        {
            PredictedHitRatio = predicted,
            CeilingHitRatio = ceiling,
            HitToPredicted = Round(run.HitRatio / predicted),
            HitToCeiling = Round(run.HitRatio / ceiling),
            RecoveryMinutes = phases.Select(phase => phase.RecoveryMinutes).FirstOrDefault(recovery => recovery is not null),
            Plan = PlanCheck.Of(run, minutes),
        };
        var checks = PassTable.Judge(run, workload.Checks);
        return run with { Checks = checks, Passed = checks.All(check => check.Passed) };
    }

    /// <summary>The figures of several runs together.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="into">What to put them into.</param>
    public static T Together<T>(IReadOnlyList<(RunReport Report, Tally Counted)> runs, T into)
        where T : FiguresReport
    {
        var tally = Together([.. runs.Select(run => run.Counted)]);
        var filled = Fill(into, tally, []);
        double? Mean(Func<RunReport, double?> figure) => runs.All(run => figure(run.Report) is not null)
            ? Round(runs.Sum(run => figure(run.Report)!.Value * run.Report.Requests) / Math.Max(1, filled.Requests))
            : null;
        var (predicted, ceiling) = (Mean(run => run.PredictedHitRatio), Mean(run => run.CeilingHitRatio));
        return filled with
        {
            PredictedHitRatio = predicted,
            CeilingHitRatio = ceiling,
            HitToPredicted = Round(filled.HitRatio / predicted),
            HitToCeiling = Round(filled.HitRatio / ceiling),
            RequestsPerMinute = Mean(run => run.RequestsPerMinute) ?? 0,
            UpstreamPerMinute = new RateReport(
                Mean(run => run.UpstreamPerMinute.Mean) ?? 0, runs.Max(run => run.Report.UpstreamPerMinute.Max), runs.Max(run => run.Report.UpstreamPerMinute.Max10Minutes)),
            RecoveryMinutes = runs.Max(run => run.Report.RecoveryMinutes),
        };
    }

    /// <summary>What was counted outside the warm-up.</summary>
    public Tally Counted() => Together([.. recorder.Phases.Where(phase => !phase.IsWarmUp)]);

    private static Tally Together(IReadOnlyList<Tally> phases) =>
        phases.Aggregate(new Tally("", isWarmUp: false, TimeSpan.Zero), (sum, phase) => sum.Add(phase));

    private PhaseReport PhaseOf(Tally phase, int number)
    {
        var minutes = MinutesOf(phase).ToArray();
        return Fill(
            new PhaseReport
            {
                Name = phase.Name,
                WarmUp = phase.IsWarmUp,
                FromMinute = Math.Round(phase.From.TotalMinutes, 2),
                ToMinute = Math.Round(phase.To.TotalMinutes, 2),
                RecoveryMinutes = phase.IsFlushed && number > 0 ? RecoveryOf(minutes, recorder.Phases[number - 1]) : null,
            },
            phase, minutes);
    }

    private static double? RecoveryOf(Minute[] minutes, Tally before)
    {
        var goal = 0.9 * before.Of(Outcome.Fresh) / Math.Max(1, before.Requests);
        var back = Array.FindIndex(minutes, minute => minute.Requests > 0 && (double)minute[Outcome.Fresh] / minute.Requests >= goal);
        return back < 0 ? null : back + 1;
    }

    private IEnumerable<Minute> MinutesOf(Tally phase)
    {
        var from = (int)Math.Round(phase.From.TotalMinutes);
        return recorder.Minutes.Skip(from).Take(Math.Max(1, (int)Math.Round(phase.To.TotalMinutes) - from));
    }

    private static T Fill<T>(T report, Tally tally, Minute[] minutes)
        where T : FiguresReport
    {
        var all = (double)Math.Max(1, tally.Requests);
        var limited = tally.Of(Outcome.RateLimited);
        var failed = tally.Of(Outcome.Failed);
        return report with
        {
            Requests = tally.Requests,
            HitRatio = Round(tally.Of(Outcome.Fresh) / all),
            StaleRatio = Round(tally.Of(Outcome.Stale) / all),
            JoinedRatio = Round(tally.Of(Outcome.Joined) / all),
            MissRatio = Round((tally.Of(Outcome.Fetched) + tally.Of(Outcome.Gone) + limited + failed) / all),
            SavedRatio = Round(1 - (tally.Upstream / all)),
            HitRatioByTier = tally.Tiers.OrderBy(tier => tier.Key, StringComparer.Ordinal).ToDictionary(tier => tier.Key, tier => Round(tier.Value / all), StringComparer.Ordinal),
            ByTool = tally.Tools.ToDictionary(tool => tool, tool => Of(tally, tool), StringComparer.Ordinal),
            UpstreamCalls = tally.Upstream,
            Upstream429 = tally.Refused,
            UpstreamPerMinute = RateOf(minutes),
            RequestsPerMinute = minutes.Length == 0 ? 0 : Round(minutes.Average(minute => (double)minute.Requests)),
            Errors = failed,
            ErrorsByKind = tally.Errors.OrderBy(error => error.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
            RateLimited = limited,
            AnsweredRatio = Round(1 - ((limited + failed) / all)),
            AnsweredWithin2sRatio = Round(tally.Soon / (double)Math.Max(1, tally.FirstVisits)),
            AnsweredAfterWaitRatio = tally.Returns == 0 ? null : Round(tally.ReturnsAnswered / (double)tally.Returns),
            GivenUp = tally.GivenUp,
            LatencyMs = new LatencyReport(PercentilesReport.Of(tally.Cached), PercentilesReport.Of(tally.Uncached), PercentilesReport.Of(tally.Stale)),
            BreakerOpenSights = tally.BreakerOpen,
            BreakerClosedAtEnd = tally.LastSight == BreakerSight.Closed ? 1 : 0,
            ResidentMb = Math.Round(tally.MostResidentBytes / Megabyte, 1),
        };
    }

    private static ToolReport Of(Tally tally, string tool)
    {
        var (fresh, stale, joined) = (tally.Of(Outcome.Fresh, tool), tally.Of(Outcome.Stale, tool), tally.Of(Outcome.Joined, tool));
        var all = Enum.GetValues<Outcome>().Sum(outcome => tally.Of(outcome, tool));
        return new ToolReport(all, Round(fresh / (double)all), Round(stale / (double)all), Round(joined / (double)all), Round((all - fresh - stale - joined) / (double)all));
    }

    private static RateReport RateOf(Minute[] minutes)
    {
        if (minutes.Length == 0)
            return new RateReport(0, 0, 0);
        var window = Math.Min(BusyMinutes, minutes.Length);
        var busiest = Enumerable.Range(0, minutes.Length - window + 1).Max(from => minutes.Skip(from).Take(window).Average(minute => (double)minute.Upstream));
        return new RateReport(Round(minutes.Average(minute => (double)minute.Upstream)), minutes.Max(minute => minute.Upstream), Round(busiest));
    }

    private static MinuteReport Of(Minute minute) => new(
        minute.Requests, minute[Outcome.Fresh], minute[Outcome.Stale], minute[Outcome.Joined], minute[Outcome.Fetched], minute[Outcome.RateLimited], minute[Outcome.Failed],
        minute.Upstream, minute.People, Math.Round(minute.ResidentBytes / Megabyte, 1));

    private static double Round(double value) => double.IsFinite(value) ? Math.Round(value, 4) : 0;

    private static double? Round(double? value) => value is { } number && double.IsFinite(number) ? Math.Round(number, 4) : null;
}
