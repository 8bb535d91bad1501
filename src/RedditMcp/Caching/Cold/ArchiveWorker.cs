using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RedditMcp.Caching.Cold;

/// <summary>Keeps the archive going while the process serves. Its end brings what is left to the store, as far as the host has the patience.</summary>
internal sealed partial class ArchiveWorker(
    Archiver archiver, ArchiveQueue queue, ArchiveRetention retention, ArchiveSize size, TimeProvider time, ILogger<ArchiveWorker> logger) : BackgroundService
{
    /// <summary>How often to look whether something is due while nothing comes in.</summary>
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);

    private long? _lastRound;

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (archiver.IsEnabled && !await TryAsync(() => archiver.FlushAsync(cancellationToken)))
            LogLeft();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the host waits for what comes before the first wait
        var arrival = Task.CompletedTask;
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(() => StepAsync(stoppingToken));
            if (arrival.IsCompleted)
                arrival = queue.WaitAsync(stoppingToken).AsTask();

            // In trouble, what waits may go on waiting: there is nowhere to bring it.
            var tick = Task.Delay(archiver.IsEnabled ? s_tick : ArchiveRetention.Every, time, stoppingToken); // with the archive off nothing comes in
            await (archiver.Trouble is null ? Task.WhenAny(arrival, tick) : tick);
        }
    }

    private async Task StepAsync(CancellationToken cancellationToken)
    {
        if (_lastRound is not { } lastRound || time.GetElapsedTime(lastRound) >= ArchiveRetention.Every)
        {
            _lastRound = time.GetTimestamp();
            await retention.SweepAsync(cancellationToken);
            if (archiver.IsEnabled)
            {
                await archiver.AdoptAsync(cancellationToken);
                await size.MeasureAsync(cancellationToken);
            }
        }

        if (archiver.IsEnabled)
            await archiver.StepAsync(cancellationToken);
    }

    /// <summary>Nothing that goes wrong here may end the server.</summary>
    private async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception failure)
        {
            LogFault(failure);
            return false;
        }
    }

    [LoggerMessage(EventId = 1, EventName = "archive_fault", Level = LogLevel.Error, Message = "The archive failed in a way it should not.")]
    private partial void LogFault(Exception failure);

    [LoggerMessage(EventId = 2, EventName = "archive_left", Level = LogLevel.Warning,
        Message = "Not all reached the archive; the next process goes on with it.")]
    private partial void LogLeft();
}
