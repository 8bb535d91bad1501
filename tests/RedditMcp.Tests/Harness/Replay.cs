using RedditMcp.Simulator;

namespace RedditMcp.Tests.Harness;

/// <summary>A simulator that replays one recording, or all of them, and a session that reads from it.</summary>
internal sealed class Replay : IAsyncDisposable
{
    /// <summary>No test here is about the quota.</summary>
    public const int Plenty = 1_000_000;

    private readonly string? _folder;

    private Replay(RedditSimulator simulator, ProductSession session, string? folder)
    {
        Simulator = simulator;
        Session = session;
        _folder = folder;
    }

    public RedditSimulator Simulator { get; }

    public ProductSession Session { get; }

    /// <summary>Replays everything.</summary>
    public static Task<Replay> AllAsync() => StartAsync(Recordings.Folder, temporary: false);

    /// <summary>Replays one recording, so that no other can answer in its place.</summary>
    public static Task<Replay> OnlyAsync(Recording recording)
    {
        var folder = Directory.CreateTempSubdirectory("reddit-mcp-replay-").FullName;
        File.Copy(Path.Combine(Recordings.Folder, recording.File), Path.Combine(folder, "only.json"));
        return StartAsync(folder, temporary: true);
    }

    private static async Task<Replay> StartAsync(string folder, bool temporary)
    {
        var simulator = await RedditSimulator.StartAsync(
            new SimulatorOptions { ReplayDirectory = folder, QueriesPerMinute = Plenty }, TestContext.Current.CancellationToken);
        return new Replay(simulator, await ProductSession.StartAsync(simulator), temporary ? folder : null);
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        await Simulator.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }
}
