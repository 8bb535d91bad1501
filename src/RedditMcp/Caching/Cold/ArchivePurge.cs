using System.Text.Json;
using Microsoft.Extensions.Options;

namespace RedditMcp.Caching.Cold;

/// <summary>
/// Takes out of the archive what was purged, by writing anew the objects that hold it. Two purges may write the same object at once: each
/// looks for the other's record afterwards, and goes again for both.
/// </summary>
internal sealed class ArchivePurge(
    IArchiveStore store, ArchiveCatalog catalog, ComplianceLog log, IOptions<ArchiveOptions> options, TimeProvider time)
{
    /// <summary>A purge that has not ended after so long never will.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    /// <summary>Removes what a purge means, whose record must have been written.</summary>
    /// <returns>How many entries were removed or shortened.</returns>
    /// <exception cref="IOException">The store does not answer; what was done so far is done.</exception>
    public async Task<int> RunAsync(ComplianceRecord purge, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        List<ComplianceRecord> meant = [purge];
        var touched = 0;
        for (var isFirst = true; ; isFirst = false)
        {
            var records = await log.ReadSinceAsync(purge.At - s_longest, cancellationToken);
            var news = records.Where(record => known.Add(record.Id)).ToList();
            if (!isFirst && news.Count == 0)
                return touched;

            // Those that had ended before this began have done their part.
            meant.AddRange(news.Where(record => record.Id != purge.Id && (!isFirst || record.Removed is null)));
            touched += await RewriteAsync(new PurgeSet(meant), cancellationToken);
        }
    }

    private async Task<int> RewriteAsync(PurgeSet purges, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var objects = await catalog.FindAsync(now - options.Value.Retention, now + ComplianceLog.ClockSkew, cancellationToken);
        var touched = 0;
        foreach (var group in objects.Where(row => purges.Prints.Any(row.Object.MayHold)).GroupBy(row => row.Manifest, row => row.Object.Name, StringComparer.Ordinal))
            touched += await RewriteAsync(group.Key, group, purges, cancellationToken);
        return touched;
    }

    private async Task<int> RewriteAsync(
        string manifestName, IEnumerable<string> names, PurgeSet purges, CancellationToken cancellationToken)
    {
        var touched = 0;
        var changed = new Dictionary<string, ArchivedObject?>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (await store.GetAsync(name, cancellationToken) is not { } content)
                continue;
            var entries = ArchiveObjects.Read(content);
            var left = entries.Select(entry => (Before: entry, After: entry.Without(purges))).ToList();
            var here = left.Count(pair => !ReferenceEquals(pair.Before, pair.After));
            if (here == 0)
                continue;
            changed[name] = await WriteAsync(name, [.. left.Select(pair => pair.After).OfType<ArchivedEntry>()], cancellationToken);
            touched += here;
        }

        if (changed.Count > 0)
            await WriteManifestAsync(manifestName, changed, cancellationToken);
        return touched;
    }

    private async Task<ArchivedObject?> WriteAsync(string name, IReadOnlyList<ArchivedEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
        {
            await store.DeleteAsync(name, cancellationToken);
            return null;
        }

        var (description, content) = ArchiveObjects.Write(name, entries);
        await store.PutAsync(name, content, cancellationToken);
        return description;
    }

    private async Task WriteManifestAsync(string name, Dictionary<string, ArchivedObject?> changed, CancellationToken cancellationToken)
    {
        if (await catalog.ReadAsync(name, cancellationToken) is not { } manifest)
            return;
        ArchivedObject[] objects =
            [.. manifest.Objects.Select(known => changed.GetValueOrDefault(known.Name, known)).OfType<ArchivedObject>()];
        if (objects.Length == 0)
        {
            await store.DeleteAsync(name, cancellationToken);
            return;
        }

        var anew = manifest with { WrittenAt = time.GetUtcNow(), Objects = objects };
        await store.PutAsync(name, JsonSerializer.SerializeToUtf8Bytes(anew, ArchiveJson.Default.SegmentManifest), cancellationToken);
    }
}
