using Microsoft.AspNetCore.TestHost;
using RedditMcp.LoadLab.Time;
using RedditMcp.LoadLab.Workloads;
using RedditMcp.Simulator;

namespace RedditMcp.LoadLab.Rigs;

/// <summary>The product in this process, under a clock that leaps: everything but the transport. Its store is SQLite in a folder of its own, its Reddit the simulator without a socket.</summary>
internal sealed class VirtualRig : IRig
{
    /// <summary>Midnight of a Sunday, so that the hours of the day's curve are those of the run.</summary>
    private static readonly DateTimeOffset s_start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly RedditSimulator _simulator;
    private readonly HttpClient _hooks;
    private readonly IReadOnlyList<VirtualInstance> _instances;
    private readonly string _folder;
    private int _opened;

    private VirtualRig(VirtualClock clock, RedditSimulator simulator, IReadOnlyList<VirtualInstance> instances, string folder)
    {
        (Time, _simulator, _instances, _folder) = (clock, simulator, instances, folder);
        _hooks = ((TestServer)simulator.Server).CreateClient();
    }

    /// <inheritdoc/>
    public TimeProvider Time { get; }

    /// <inheritdoc/>
    public long ResidentBytes => Environment.WorkingSet;

    /// <summary>The clock for a run.</summary>
    public static VirtualClock NewClock() => new(s_start);

    /// <summary>Starts the instances.</summary>
    public static async Task<VirtualRig> StartAsync(Workload workload, VirtualClock clock, int instances, int seed)
    {
        var simulator = await RedditSimulator.StartAsync(
            new SimulatorOptions
            {
                Seed = seed,
                QueriesPerMinute = workload.QueriesPerMinute,
                MinimumLatency = TimeSpan.FromMilliseconds(workload.LatencyMs[0]),
                MaximumLatency = TimeSpan.FromMilliseconds(workload.LatencyMs[1]),
                Clock = clock,
            },
            web => web.UseTestServer(), CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("reddit-mcp-lab-").FullName;
        var started = new List<VirtualInstance>();
        for (var number = 0; number < instances; number++)
            started.Add(await VirtualInstance.StartAsync(workload.Settings, folder, (TestServer)simulator.Server, clock, seed + number));
        return new VirtualRig(clock, simulator, started, folder);
    }

    /// <inheritdoc/>
    public IDoor Open() => _instances[Interlocked.Increment(ref _opened) % _instances.Count].Door;

    /// <inheritdoc/>
    public Task<UpstreamCount> CountUpstreamAsync() => Task.FromResult(new UpstreamCount(_simulator.ApiCalls, _simulator.RefusedCalls));

    /// <inheritdoc/>
    public Task<bool> IsBreakerOpenAsync() => Task.FromResult(_instances.Any(instance => instance.IsBreakerOpen));

    /// <inheritdoc/>
    public async Task SetFaultsAsync(string faults)
    {
        using var response = await _hooks.PostAsync(new Uri("/__faults", UriKind.Relative), new StringContent(faults));
        response.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public Task FlushAsync()
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "cache-*.db*"))
            File.Delete(file);
        foreach (var instance in _instances)
            instance.Forget();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances)
            await instance.DisposeAsync();
        _hooks.Dispose();
        await _simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
