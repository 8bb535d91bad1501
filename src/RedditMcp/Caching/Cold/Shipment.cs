using Microsoft.Extensions.Options;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Cold;

/// <summary>Carries complete segments from the disk to the archive, oldest first.</summary>
internal sealed class Shipment(Spool spool, SegmentUpload upload, ArchiveUsage usage, ArchiveMetrics metrics, IOptions<ArchiveOptions> options, TimeProvider time)
{
    /// <summary>Carries all there are. What is past its retention is dropped.</summary>
    /// <exception cref="IOException">The store did not take one; it and those after it are still on the disk.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (spool.Complete is [var segment, ..])
        {
            var (read, damaged) = await segment.ReadAsync(cancellationToken);
            var oldest = time.GetUtcNow() - options.Value.Retention;
            var entries = read.Where(entry => entry.FetchedAt > oldest).ToList();
            var written = entries.Count == 0 ? null : await upload.RunAsync(segment.Id, entries, cancellationToken);
            spool.Remove(segment);
            metrics.Failed("spool", damaged);
            metrics.Written(written?.Objects.Sum(made => made.Entries) ?? 0, written?.Objects.Count ?? 0);
            if (written is not null)
                await usage.RecordAsync(entries, cancellationToken);
        }
    }
}
