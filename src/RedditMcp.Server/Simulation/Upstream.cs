using RedditMcp.Server.Configuration;
using RedditMcp.Simulator;

namespace RedditMcp.Server.Simulation;

/// <summary>What stands behind the server, Reddit or the bundled simulator, for as long as the server runs.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private readonly RedditSimulator? _simulator;

    private Upstream(Settings settings, RedditSimulator? simulator)
    {
        Settings = settings;
        _simulator = simulator;
    }

    /// <summary>The settings, pointing at whichever was chosen.</summary>
    public Settings Settings { get; }

    /// <summary>Starts the simulator if that is wished for.</summary>
    public static async Task<Upstream> ChooseAsync(Settings settings, SimulationWish wish, CancellationToken cancellationToken)
    {
        var simulate = wish is SimulationWish.Always
            || (wish is SimulationWish.WithoutCredentials && settings["Reddit:ClientId"] is null);
        if (!simulate)
            return new Upstream(settings, simulator: null);

        var started = await RedditSimulator.StartAsync(new SimulatorOptions(), cancellationToken);
        return new Upstream(PointAt(started.Url, settings), started);
    }

    public ValueTask DisposeAsync() => _simulator?.DisposeAsync() ?? ValueTask.CompletedTask;

    // The operator's own credentials go: a simulator has no business seeing them.
    private static Settings PointAt(Uri url, Settings settings) => settings.Without("Reddit")
        .With("Reddit:UserAgent", settings["Reddit:UserAgent"], settings.OriginOf("Reddit:UserAgent"))
        .With("Reddit:ApiUrl", url.AbsoluteUri, "--simulate")
        .With("Reddit:AuthUrl", url.AbsoluteUri, "--simulate")
        .With("Reddit:ClientId", "simulator", "--simulate")
        .With("Reddit:ClientSecret", "simulator", "--simulate");
}
