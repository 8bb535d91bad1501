using System.Globalization;
using System.Text.Json;
using RedditMcp.Bench;
using RedditMcp.LoadLab.Workloads;

namespace RedditMcp.LoadLab.Rigs;

/// <summary>Real server processes on a real store, with the simulator in a process of its own, all on this machine.</summary>
internal sealed class ProcessRig : IRig
{
    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "reddit-mcp");

    private readonly ServerProcess _simulator;
    private readonly LabStore _store;
    private readonly Workload _workload;
    private readonly int _count;
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1_000 }) { Timeout = TimeSpan.FromMinutes(3) };
    private readonly List<ServerProcess> _retired = [];
    private IReadOnlyList<ServerProcess> _servers = [];
    private int _opened;

    private ProcessRig(ServerProcess simulator, LabStore store, Workload workload, int count) =>
        (_simulator, _store, _workload, _count) = (simulator, store, workload, count);

    /// <inheritdoc/>
    public TimeProvider Time => TimeProvider.System;

    /// <inheritdoc/>
    public long ResidentBytes => _servers.Sum(server => server.ResidentBytes);

    /// <summary>Time that the servers spent on processors.</summary>
    public TimeSpan ProcessorTime => TimeSpan.FromTicks(_servers.Concat(_retired).Sum(server => server.ProcessorTime.Ticks));

    /// <summary>Starts everything.</summary>
    /// <param name="workload">What Reddit is like, and the settings.</param>
    /// <param name="instances">How many servers.</param>
    /// <param name="onRedis">Whether they share a Redis, or a file.</param>
    /// <param name="seed">Makes the same Reddit again.</param>
    public static async Task<ProcessRig> StartAsync(Workload workload, int instances, StoreKind onRedis, int seed)
    {
        var simulator = await ServerProcess.StartAsync(
            s_program, "simulate",
            port =>
            [
                "--port", Text(port), "--qpm", Text(workload.QueriesPerMinute), "--seed", Text(seed),
                "--latency", string.Create(CultureInfo.InvariantCulture, $"{workload.LatencyMs[0]}-{workload.LatencyMs[1]}"),
            ],
            new Dictionary<string, string>(StringComparer.Ordinal));
        var rig = new ProcessRig(simulator, await LabStore.StartAsync(onRedis), workload, instances);
        await rig.StartServersAsync();
        return rig;
    }

    /// <inheritdoc/>
    public IDoor Open() => new HttpDoor(_http, () => _servers, Interlocked.Increment(ref _opened));

    /// <inheritdoc/>
    public async Task<UpstreamCount> CountUpstreamAsync()
    {
        using var statistics = JsonDocument.Parse(await _http.GetStringAsync(new Uri(_simulator.Url, "__stats")));
        return new UpstreamCount(statistics.RootElement.GetProperty("api_calls").GetInt64(), statistics.RootElement.GetProperty("rate_limited").GetInt64());
    }

    /// <inheritdoc/>
    public async Task<bool> IsBreakerOpenAsync()
    {
        foreach (var server in _servers)
        {
            var metrics = await _http.GetStringAsync(new Uri(server.Url, "metrics"));
            if (metrics.Split('\n').Any(line => line.StartsWith("reddit_breaker_state{", StringComparison.Ordinal) && line.Split(' ')[1] == "2"))
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public async Task SetFaultsAsync(string faults)
    {
        using var content = new StringContent(faults);
        using var response = await _http.PostAsync(new Uri(_simulator.Url, "__faults"), content);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>New servers on an empty cache take over; the old ones end what they have begun.</summary>
    public async Task FlushAsync()
    {
        _retired.AddRange(_servers);
        _store.TakeEmptyCache();
        await StartServersAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Concat(_retired))
            server.Dispose();
        _simulator.Dispose();
        _http.Dispose();
        await _store.DisposeAsync();
    }

    private async Task StartServersAsync()
    {
        var environment = new Dictionary<string, string>(_store.Environment, StringComparer.Ordinal)
        {
            ["REDDIT_API_URL"] = _simulator.Url.AbsoluteUri,
            ["REDDIT_AUTH_URL"] = _simulator.Url.AbsoluteUri,
            ["REDDIT_CLIENT_ID"] = "lab",
            ["REDDIT_CLIENT_SECRET"] = "lab",
            ["LOG_LEVEL"] = "Warning",
        };
        var servers = new List<ServerProcess>();
        for (var number = 0; number < _count; number++)
            servers.Add(await ServerProcess.StartAsync(s_program, "serve", port => [$"--Server:Port={Text(port)}", .. _workload.Settings.Select(setting => $"--{setting.Key}={setting.Value}")], environment));
        _servers = servers;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
