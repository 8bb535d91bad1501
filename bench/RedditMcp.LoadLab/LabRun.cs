using System.Diagnostics;
using RedditMcp.LoadLab.Figures;
using RedditMcp.LoadLab.Reports;
using RedditMcp.LoadLab.Rigs;
using RedditMcp.LoadLab.Workloads;

namespace RedditMcp.LoadLab;

/// <summary>A run: traffic against a rig, and somebody who looks at Reddit and the breakers meanwhile.</summary>
/// <param name="workload">What is run, for the report.</param>
/// <param name="traffic">What asks.</param>
/// <param name="progress">Is told how far it is.</param>
internal sealed class LabRun(Workload workload, ITraffic traffic, IProgress<double> progress)
{
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(15);
    private UpstreamCount _last = new(0, 0);

    /// <summary>Runs it.</summary>
    /// <returns>The report, and what was counted outside the warm-up.</returns>
    public async Task<(RunReport Report, Tally Counted)> RunAsync(IRig rig)
    {
        var (wall, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var recorder = new Recorder(rig.Time, TimeSpan.FromSeconds(workload.Session?.ThinkSeconds ?? 0));
        using var end = new CancellationTokenSource();
        var sampling = SampleAsync(rig, recorder, end.Token);
        await traffic.DriveAsync(rig, recorder);
        await end.CancelAsync();
        await sampling;
        await LookAsync(rig, recorder);

        var counted = new ReportMaker(recorder);
        var busy = (Environment.CpuUsage.TotalTime - processor) / (wall.Elapsed * Environment.ProcessorCount);
        var tally = counted.Counted();
        return (counted.Make(workload, new GeneratorReport(Math.Round(busy, 3), PercentilesReport.Of(tally.Lateness)), wall.Elapsed), tally);
    }

    private async Task SampleAsync(IRig rig, Recorder recorder, CancellationToken end)
    {
        using var timer = new PeriodicTimer(s_between, rig.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(end))
            {
                await LookAsync(rig, recorder);
                recorder.SawBreaker(await rig.IsBreakerOpenAsync() ? BreakerSight.Open : BreakerSight.Closed);
                progress.Report(traffic.Progress);
            }
        }
        catch (OperationCanceledException)
        {
            // the traffic is over
        }
    }

    private async Task LookAsync(IRig rig, Recorder recorder)
    {
        var now = await rig.CountUpstreamAsync();
        recorder.Sampled(recorder.Elapsed, new UpstreamCount(now.Calls - _last.Calls, now.Refused - _last.Refused), traffic.People, rig.ResidentBytes);
        _last = now;
    }
}
