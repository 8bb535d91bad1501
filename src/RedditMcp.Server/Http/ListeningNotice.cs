using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using RedditMcp.Budget.Users;
using RedditMcp.Server.Configuration;

namespace RedditMcp.Server.Http;

/// <summary>Logs where the server listens once it does, and what an open door needs besides.</summary>
/// <param name="server">Knows its addresses after the start.</param>
/// <param name="options">What the operator chose.</param>
/// <param name="callers">Whether they are checked.</param>
/// <param name="logger">Where it is said.</param>
internal sealed partial class ListeningNotice(IServer server, IOptions<ServerOptions> options, Callers callers, ILogger<ListeningNotice> logger)
    : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            LogListening(address + "/mcp");

        if (options.Value.AllowAnonymous && !callers.MustBeKnown)
            LogOpen("Callers are not checked: whoever reaches this port spends the Reddit quota.", options.Value.AllowedHosts);

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, EventName = "listening", Message = "{Url}")]
    private partial void LogListening(string url);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "anonymous_allowed", Message = "{Notice} ({AllowedHosts})")]
    private partial void LogOpen(string notice, string allowedHosts);
}
