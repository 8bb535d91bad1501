using Microsoft.Extensions.Logging;
using RedditMcp.Caching.Cold;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Purging;

/// <summary>
/// Removes content from every tier, with a record of it. The record comes first, for those who write to the archive meanwhile; then the tiers
/// in their order: the warm one, which is told of in a notice first, before the hot ones, so that none takes anything from there again, and the archive last.
/// </summary>
internal sealed partial class Purger(
    IEnumerable<IPurgedTier> tiers, ComplianceLog log, ArchiveMetrics metrics, TimeProvider time, ILogger<Purger> logger)
{
    /// <summary>Purges. What does not answer is told in the report, and keeps nothing else from being purged.</summary>
    public async Task<PurgeReport> RunAsync(IReadOnlyList<PurgeTarget> targets, PurgeReason reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var record = new ComplianceRecord { Id = TimedId.New(now), At = now, Reason = reason, Targets = targets };
        var trouble = await LogAsync(record, cancellationToken);
        var removed = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var tier in tiers)
        {
            var count = await tier.PurgeAsync(record, cancellationToken);
            removed[tier.Tier] = count;
            metrics.Purged(tier.Tier, ArchiveLine.SnakeCase(reason), count ?? 0);
        }

        trouble = await LogAsync(record with { Removed = CountsOf(removed) }, cancellationToken) ?? trouble;
        LogPurged(ArchiveLine.SnakeCase(reason), targets.Count, removed.GetValueOrDefault("warm"), removed.GetValueOrDefault("cold"));
        return new PurgeReport(removed, trouble);
    }

    private async Task<string?> LogAsync(ComplianceRecord record, CancellationToken cancellationToken)
    {
        try
        {
            await log.WriteAsync(record, cancellationToken);
            return null;
        }
        catch (IOException failure)
        {
            metrics.Failed("purge");
            return failure.Message;
        }
    }

    private static Dictionary<string, int> CountsOf(Dictionary<string, int?> removed) =>
        removed.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!.Value, StringComparer.Ordinal);

    [LoggerMessage(EventId = 1, EventName = "purged", Level = LogLevel.Information, Message = "{Reason} {Targets} {Warm} {Cold}")]
    private partial void LogPurged(string reason, int targets, int? warm, int? cold);
}
