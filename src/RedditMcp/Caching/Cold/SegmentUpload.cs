using System.Text.Json;

namespace RedditMcp.Caching.Cold;

/// <summary>
/// Writes a segment's entries to the archive: its objects, then its manifest. All names come from the segment's id, so that doing it
/// again, here or by who takes over after a crash, writes the same objects and no second copy.
/// </summary>
internal sealed class SegmentUpload(IArchiveStore store, ComplianceLog log, TimeProvider time)
{
    /// <summary>Archives entries, but for what was purged since it was fetched.</summary>
    /// <returns>What the archive now holds of them; null where nothing is left.</returns>
    /// <exception cref="IOException">The store did not take it.</exception>
    public async Task<SegmentManifest?> RunAsync(string segment, IReadOnlyList<ArchivedEntry> entries, CancellationToken cancellationToken)
    {
        // A purge writes its record, then reads manifests; this writes its manifest, then reads records. So one sees the other.
        SegmentManifest? written = null;
        var since = entries.Min(entry => entry.FetchedAt);
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var isWritten = false; ; isWritten = true)
        {
            var purges = await log.ReadSinceAsync(since, cancellationToken);
            var news = purges.Where(purge => known.Add(purge.Id)).ToList();
            if (isWritten && news.Count == 0)
                return written;
            written = await WriteAsync(segment, entries, new PurgeSet(purges), cancellationToken);
        }
    }

    private async Task<SegmentManifest?> WriteAsync(
        string segment, IReadOnlyList<ArchivedEntry> entries, PurgeSet purges, CancellationToken cancellationToken)
    {
        var objects = new List<ArchivedObject>();
        foreach (var group in entries.GroupBy(entry => ArchiveNames.OfData(entry.FetchedAt, entry.Subreddit, segment), StringComparer.Ordinal))
        {
            var left = group.Select(entry => entry.Without(purges)).OfType<ArchivedEntry>().ToList();
            if (left.Count == 0)
            {
                await store.DeleteAsync(group.Key, cancellationToken); // an earlier try may have written it
                continue;
            }

            var (description, content) = ArchiveObjects.Write(group.Key, left);
            await store.PutAsync(group.Key, content, cancellationToken);
            objects.Add(description);
        }

        return await WriteManifestAsync(segment, objects, cancellationToken);
    }

    private async Task<SegmentManifest?> WriteManifestAsync(string segment, List<ArchivedObject> objects, CancellationToken cancellationToken)
    {
        var name = ArchiveNames.OfManifest(segment);
        if (objects.Count == 0)
        {
            await store.DeleteAsync(name, cancellationToken);
            return null;
        }

        var manifest = new SegmentManifest { Segment = segment, WrittenAt = time.GetUtcNow(), Objects = objects };
        await store.PutAsync(name, JsonSerializer.SerializeToUtf8Bytes(manifest, ArchiveJson.Default.SegmentManifest), cancellationToken);
        return manifest;
    }
}
