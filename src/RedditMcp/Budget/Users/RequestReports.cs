using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RedditMcp.Budget.Users;

/// <summary>Tells the other instances once a second how often callers asked here, and learns how often they asked there. No request waits for it.</summary>
internal sealed partial class RequestReports(IRequestTally tally, CallerAccounts accounts, TimeProvider time, ILogger<RequestReports> logger) : BackgroundService
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>More than that goes in several parts, so that none holds up the store.</summary>
    private const int Batch = 500;

    /// <summary>Reports once.</summary>
    public async Task ReportAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        accounts.DropIdle(now);
        var minute = RequestWindow.MinuteOf(now);
        foreach (var part in accounts.All.Select(account => (account.Key, account.Value, Untold: account.Value.Requests.TakeUntold(now)))
            .Where(account => account.Untold > 0).Chunk(Batch))
        {
            // What a store that is down is not told stays this instance's own knowledge.
            if (await tally.AddAsync(minute, [.. part.Select(account => new RequestCount(account.Key, account.Untold))], cancellationToken) is not { } totals)
                continue;
            foreach (var (account, total) in part.Zip(totals))
                account.Value.Requests.Learn(minute, total);
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicWork.RunAsync(Every, time, ReportAsync, LogFault, stoppingToken);

    [LoggerMessage(EventId = 1, EventName = "user_requests_fault", Level = LogLevel.Error, Message = "Requests of callers could not be told to the other instances.")]
    private partial void LogFault(Exception failure);
}
