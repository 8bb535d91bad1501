using RedditMcp.LoadLab.Figures;
using RedditMcp.LoadLab.Reports;
using RedditMcp.LoadLab.Rigs;
using RedditMcp.LoadLab.Sessions;
using RedditMcp.LoadLab.Traces;
using RedditMcp.LoadLab.Workloads;

namespace RedditMcp.LoadLab;

/// <summary>Runs workloads and traces, each on servers of its own.</summary>
/// <param name="options">How.</param>
/// <param name="progress">Is told how far a run is: its name, and 0 to 1.</param>
internal sealed class Lab(LabOptions options, Action<string, double> progress)
{
    /// <summary>Runs workloads one after the other.</summary>
    /// <param name="name">What the report calls them together.</param>
    /// <param name="workloads">The workloads.</param>
    public async Task<LabReport> RunAsync(string name, IReadOnlyList<Workload> workloads)
    {
        var runs = new List<(RunReport Report, Tally Counted)>();
        foreach (var workload in workloads.Select(Stretch))
            runs.Add(await RunAsync(workload, new CrowdTraffic(workload, options.Seed)));
        return Report(name, runs);
    }

    /// <summary>Runs a trace.</summary>
    public async Task<LabReport> RunAsync(Trace trace) =>
        Report(trace.Name, [await RunAsync(new Workload { Name = trace.Name }, new TraceTraffic(trace, options.Duration ?? TimeSpan.MaxValue))]);

    private async Task<(RunReport Report, Tally Counted)> RunAsync(Workload workload, ITraffic traffic)
    {
        var run = new LabRun(workload, traffic, new Told(part => progress(workload.Name, part)));
        if (!options.IsVirtual)
        {
            await using var rig = await ProcessRig.StartAsync(workload, options.Instances, options.Store, options.Seed);
            return await run.RunAsync(rig);
        }

        (RunReport Report, Tally Counted) result = default;
        var clock = VirtualRig.NewClock();
        await clock.RunAsync(async () =>
        {
            await using var rig = await VirtualRig.StartAsync(workload, clock, options.Instances, options.Seed);
            result = await run.RunAsync(rig);
        });
        return result;
    }

    private LabReport Report(string name, IReadOnlyList<(RunReport Report, Tally Counted)> runs) => ReportMaker.Together(runs, new LabReport
    {
        Name = name,
        Passed = runs.All(run => run.Report.Passed),
        Clock = options.IsVirtual ? "virtual" : "real",
        Store = options.Store == StoreKind.Redis ? "redis" : "sqlite",
        Instances = options.Instances,
        Seed = options.Seed,
        Runs = [.. runs.Select(run => run.Report)],
    });

    private Workload Stretch(Workload workload)
    {
        if (options.Duration is not { } wanted)
            return workload;
        var factor = wanted.TotalMinutes / workload.Phases!.Sum(phase => phase.Minutes);
        return workload with { Phases = [.. workload.Phases!.Select(phase => phase with { Minutes = phase.Minutes * factor })], Pace = 1 / factor };
    }

    /// <summary>Progress told at once: <see cref="Progress{T}"/> would put it on the pool, whose order is the run's.</summary>
    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
