using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Caching.Purging;

/// <summary>Follows the notices of purges that other processes did, and drops from this one's memory and spool what they meant.</summary>
internal sealed partial class PurgeListener(
    INoticeBoard board, HotPurge hot, Archiver archiver, DeletionWatch watch, TimeProvider time, ILogger<PurgeListener> logger) : BackgroundService
{
    /// <summary>How often the board is read.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private string? _position;

    /// <summary>Reads the board once. The first time it only learns where the board ends: this process held nothing before it started.</summary>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        if (await board.ReadAsync(_position, cancellationToken) is not { } page)
            return; // the next reading goes on from where the last one ended
        var isFirst = _position is null;
        _position = page.Position;
        if (isFirst)
            return;

        var purges = page.Notices.Select(PurgeNotice.Read).OfType<ComplianceRecord>().ToList();
        foreach (var purge in purges)
        {
            hot.Drop(purge);
            if (purge.Reason is PurgeReason.DeletedOnReddit)
                watch.Handled(purge);
        }

        // On its way to the archive it passes the compliance log, which has the purge.
        if (purges.Count > 0 && archiver.IsEnabled)
            await archiver.FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFault(failure); // nothing that goes wrong here may end the server
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(EventId = 1, EventName = "purge_fault", Level = LogLevel.Error, Message = "A notice of a purge could not be followed.")]
    private partial void LogFault(Exception failure);
}
