using Microsoft.Extensions.Options;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Cold;

/// <summary>What the archive holds, by its manifests, for the metrics.</summary>
internal sealed class ArchiveSize(ArchiveCatalog catalog, ArchiveMetrics metrics, IOptions<ArchiveOptions> options, TimeProvider time)
{
    /// <summary>Adds it up. While the store does not answer, what it held the last time stands.</summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            var objects = await catalog.FindAsync(now - options.Value.Retention, now + ComplianceLog.ClockSkew, cancellationToken);
            metrics.Held(objects.Sum(row => (long)row.Object.Bytes), objects.Sum(row => row.Object.Entries));
        }
        catch (IOException)
        {
            metrics.Failed("read");
        }
    }
}
