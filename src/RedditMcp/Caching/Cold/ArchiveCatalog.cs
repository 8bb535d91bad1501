using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace RedditMcp.Caching.Cold;

/// <summary>
/// What the manifests say the archive holds. Manifests once read are remembered: a purge only ever takes from what they name, so that an old
/// one names too much and never too little.
/// </summary>
internal sealed class ArchiveCatalog(IArchiveStore store, IOptions<ArchiveOptions> options, TimeProvider time)
{
    private const int AtOnce = 8;

    /// <summary>A segment's manifest is in the folder of the day it was begun; its entries may be of the days beside it.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, SegmentManifest> _known = new(StringComparer.Ordinal);

    /// <summary>The objects that may hold something fetched within a span of time, by the names of their manifests.</summary>
    /// <exception cref="IOException">The store does not answer.</exception>
    public async Task<IReadOnlyList<(string Manifest, ArchivedObject Object)>> FindAsync(
        DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - options.Value.Retention - s_look;
        foreach (var outlived in _known.Keys.Where(name => ArchiveNames.MadeAt(name) < oldest))
            _known.TryRemove(outlived, out _);
        var manifests = new List<(string Name, SegmentManifest Manifest)>();
        foreach (var folder in ArchiveNames.Days(ArchiveNames.Manifests, from - s_look, to + s_look))
            manifests.AddRange(await ReadFolderAsync(folder, cancellationToken));
        return
        [
            .. from row in manifests
               from found in row.Manifest.Objects
               where found.Last >= @from && found.First <= to
               select (row.Name, found),
        ];
    }

    /// <summary>Reads a manifest as it is now; null where it is gone, damaged or of another version.</summary>
    public async Task<SegmentManifest?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await store.GetAsync(name, cancellationToken) is { } json
                && JsonSerializer.Deserialize(json, ArchiveJson.Default.SegmentManifest) is { V: SegmentManifest.Version } manifest
                ? manifest
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// The manifests of a day, by name. Only what has gone from this folder is forgotten: another reader may be at an older one, and what it
    /// finds is its own, whatever is forgotten meanwhile.
    /// </summary>
    private async Task<IEnumerable<(string Name, SegmentManifest Manifest)>> ReadFolderAsync(string folder, CancellationToken cancellationToken)
    {
        var listed = new List<string>();
        await foreach (var name in store.ListAsync(folder, cancellationToken))
            listed.Add(name);
        foreach (var gone in _known.Keys.Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Except(listed, StringComparer.Ordinal))
            _known.TryRemove(gone, out _);

        var found = new ConcurrentBag<(string, SegmentManifest)>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(listed, parallel, async (name, token) =>
        {
            if ((_known.GetValueOrDefault(name) ?? await ReadAsync(name, token)) is { } manifest)
                found.Add((name, _known[name] = manifest));
        });
        return found;
    }
}
