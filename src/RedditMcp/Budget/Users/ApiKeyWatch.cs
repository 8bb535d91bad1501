using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RedditMcp.Budget.Users;

/// <summary>Keeps the known keys up to date. The first reading comes before the server takes requests, and has some patience with a store that is only now connected to.</summary>
internal sealed partial class ApiKeyWatch(ApiKeys keys, TimeProvider time, ILogger<ApiKeyWatch> logger) : BackgroundService, IHostedLifecycleService
{
    /// <summary>How often the keys are read, and so the longest that a revoked key goes on working.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private const int FirstTries = 10;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Reads the keys, and tries again for a while where their store does not answer.</summary>
    /// <returns>Whether it answered.</returns>
    public async Task<bool> ReadFirstAsync(CancellationToken cancellationToken)
    {
        for (var tries = 1; !await keys.RefreshAsync(cancellationToken); tries++)
        {
            if (tries == FirstTries)
                return false;
            await Task.Delay(s_pause, time, cancellationToken);
        }

        return true;
    }

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!keys.IsAvailable && !await ReadFirstAsync(cancellationToken))
            LogUnknown();
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicWork.RunAsync(Every, time, async token => await keys.RefreshAsync(token), LogFault, stoppingToken);

    [LoggerMessage(
        EventId = 1, EventName = "keys_unknown", Level = LogLevel.Warning,
        Message = "The store of API keys does not answer: keys are refused until it does. Set Users:RequireKeys=true if nobody may call without one meanwhile.")]
    private partial void LogUnknown();

    [LoggerMessage(EventId = 2, EventName = "keys_fault", Level = LogLevel.Error, Message = "The API keys could not be read.")]
    private partial void LogFault(Exception failure);
}
