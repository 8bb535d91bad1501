using RedditMcp.LoadLab.Figures;
using RedditMcp.LoadLab.Populations;
using RedditMcp.LoadLab.Rigs;
using RedditMcp.LoadLab.Workloads;

namespace RedditMcp.LoadLab.Sessions;

/// <summary>The people of a workload, phase after phase.</summary>
internal sealed class CrowdTraffic(Workload workload, int seed) : ITraffic
{
    private readonly TimeSpan _total = TimeSpan.FromMinutes(workload.Phases!.Sum(phase => phase.Minutes));
    private Crowd? _crowd;
    private Recorder? _recorder;

    /// <inheritdoc/>
    public int People => _crowd?.There ?? 0;

    /// <inheritdoc/>
    public double Progress => Math.Min(1, (_recorder?.Elapsed ?? TimeSpan.Zero) / _total);

    /// <inheritdoc/>
    public async Task DriveAsync(IRig rig, Recorder recorder)
    {
        using var end = new CancellationTokenSource();
        _recorder = recorder;
        var started = rig.Time.GetUtcNow();
        _crowd = new Crowd(rig, new Population(workload, seed), recorder, workload.Session!, seed);
        foreach (var phase in workload.Phases!)
        {
            if (phase.Flush)
                await rig.FlushAsync();
            await rig.SetFaultsAsync(phase.Faults ?? "");
            recorder.Enter(phase);
            await _crowd.KeepAsync(() => phase.People ?? workload.Audience!.PeopleAt(started + (recorder.Elapsed * workload.Pace), Progress), phase.Duration, end.Token);
            recorder.Leave();
        }

        await end.CancelAsync();
        await _crowd.LeaveAsync();
    }
}
