using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RedditMcp.Simulator.Replay;
using RedditMcp.Simulator.Serving;
using RedditMcp.Simulator.Synthetic;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator;

/// <summary>
/// A Reddit to run against, on a loopback port: it serves the API and the token endpoint at one address, with invented content
/// that moves with its clock, or with recordings.
/// </summary>
public sealed class RedditSimulator : IAsyncDisposable
{
    /// <summary>A thread of exactly 10,000 comments, under this id whatever the seed.</summary>
    public const string GiantPostId = PinnedThreads.GiantId;

    /// <summary>How many comments <see cref="GiantPostId"/> has.</summary>
    public const int GiantPostComments = GiantThread.Comments;

    /// <summary>A thread with a chain of answers deeper than Reddit shows at once.</summary>
    public const string DeepPostId = PinnedThreads.DeepId;

    /// <summary>How many comments deep the chain of <see cref="DeepPostId"/> is.</summary>
    public const int DeepPostDepth = ChainThread.ChainLength;

    private readonly WebApplication _application;
    private readonly SimulatorState _state;

    private RedditSimulator(WebApplication application, SimulatorState state)
    {
        _application = application;
        _state = state;
        Server = application.Services.GetRequiredService<IServer>();
        Url = new Uri(Server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost/");
    }

    /// <summary>What takes its calls.</summary>
    internal IServer Server { get; }

    /// <summary>Where it listens: the API's host and the site's in one.</summary>
    public Uri Url { get; }

    /// <summary>How many <c>Authorization</c> headers were sent to share links, which need none.</summary>
    public long LeakedTokens => _state.Statistics.LeakedTokens;

    /// <summary>The most calls of <c>/api/morechildren</c> that were under way at once with one token.</summary>
    public int MostParallelMoreChildren => _state.Statistics.MostParallelMoreChildren;

    /// <summary>Calls of the API, those for tokens and share links aside.</summary>
    internal long ApiCalls => _state.Statistics.ByKind.Where(entry => entry.Kind is not (EndpointKind.Token or EndpointKind.ShareLink)).Sum(entry => entry.Calls);

    /// <summary>Calls refused because a quota was spent.</summary>
    internal long RefusedCalls => _state.Statistics.ByKind.Where(entry => entry.Status == 429).Sum(entry => entry.Calls);

    /// <summary>Starts listening.</summary>
    /// <exception cref="SimulatorException">The port is taken, the replay folder is missing, empty or damaged, or the faults cannot be read.</exception>
    public static Task<RedditSimulator> StartAsync(SimulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return StartAsync(options, web => Listen(web, options.Port), cancellationToken);
    }

    /// <summary>Starts on a server that the caller chooses.</summary>
    internal static async Task<RedditSimulator> StartAsync(SimulatorOptions options, Action<IWebHostBuilder> listen, CancellationToken cancellationToken)
    {
        var state = StateFor(options);
        var site = options.ReplayDirectory is null ? new Site(options.Seed) : null;
        IReddit reddit = site is null ? new ReplayReddit(RecordingLibrary.Load(options.ReplayDirectory!)) : new SyntheticReddit(site);
        // Empty, for the settings and addresses of the process it may be a guest in are not its own.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        listen(builder.WebHost);
        var application = builder.Build();
        application.Run(new Frontdoor(state, reddit, new Hooks(state, site)).HandleAsync);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (IOException problem)
        {
            await application.DisposeAsync();
            throw new SimulatorException($"The simulator cannot listen on port {options.Port}: {problem.Message}", problem);
        }

        return new RedditSimulator(application, state);
    }

    /// <summary>How many calls there were of paths that start so, hooks aside.</summary>
    public long Calls(string pathPrefix = "/") =>
        _state.Statistics.ByPath.Where(entry => entry.Path.StartsWith(pathPrefix, StringComparison.OrdinalIgnoreCase)).Sum(entry => entry.Calls);

    /// <summary>How many calls of paths that start so were answered with this status; 0 stands for connections that were reset.</summary>
    public long Calls(string pathPrefix, int status) =>
        _state.Statistics.ByPath.Where(entry => entry.Status == status && entry.Path.StartsWith(pathPrefix, StringComparison.OrdinalIgnoreCase)).Sum(entry => entry.Calls);

    /// <summary>Completes when the process is asked to end.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _application.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops listening.</summary>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static SimulatorState StateFor(SimulatorOptions options)
    {
        try
        {
            return new SimulatorState(options);
        }
        catch (FormatException problem)
        {
            throw new SimulatorException(problem.Message, problem);
        }
    }

    private static void Listen(IWebHostBuilder web, int port) => web.UseKestrelCore().ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        // Long enough for Reddit's own answer to a line that is too long to be reached.
        kestrel.Limits.MaxRequestLineSize = 64 << 10;
        kestrel.Listen(IPAddress.Loopback, port);
    });
}
