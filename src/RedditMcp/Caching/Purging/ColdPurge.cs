using RedditMcp.Caching.Cold;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Purging;

/// <summary>Purges the archive, and what of this machine is on its way there.</summary>
internal sealed class ColdPurge(Archiver archiver, ArchivePurge archive, ArchiveMetrics metrics) : IPurgedTier
{
    /// <inheritdoc/>
    public string Tier => "cold";

    /// <inheritdoc/>
    public async ValueTask<int?> PurgeAsync(ComplianceRecord purge, CancellationToken cancellationToken)
    {
        try
        {
            if (archiver.IsEnabled)
                await archiver.FlushAsync(cancellationToken);
            return await archive.RunAsync(purge, cancellationToken);
        }
        catch (IOException)
        {
            metrics.Failed("purge");
            return null;
        }
    }
}
