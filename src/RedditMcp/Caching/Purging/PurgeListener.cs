using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RedditMcp.Caching.Purging;

/// <summary>Follows the notices of purges that other processes did, and drops from this one's memory and spool what they meant.</summary>
internal sealed partial class PurgeListener(
    PurgeNews news, PurgeLookout lookout, PurgeFollower follower, TimeProvider time, ILogger<PurgeListener> logger) : BackgroundService
{
    /// <summary>How often the board is read.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Reads what was posted since the last time, the first time all there is, and follows it. What could not be followed is read again.</summary>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        if (await news.SinceAsync(news.Followed, cancellationToken) is not { } posted)
            return;
        if (posted.Purges.Count > 0)
            await follower.FollowAsync(posted.Purges, cancellationToken);
        news.Follow(posted.Position);
        await lookout.CheckAgainAsync();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await PeriodicWork.TryAsync(ListenAsync, LogFault, stoppingToken);
        await PeriodicWork.RunAsync(Every, time, ListenAsync, LogFault, stoppingToken);
    }

    [LoggerMessage(EventId = 1, EventName = "purge_fault", Level = LogLevel.Error, Message = "A notice of a purge could not be followed.")]
    private partial void LogFault(Exception failure);
}
