using System.Collections.Concurrent;
using System.Text.Json;

namespace RedditMcp.Caching.Cold;

/// <summary>
/// What the manifests say the archive holds. Manifests once read are remembered: a purge only ever takes from what they name, so that an old
/// one names too much and never too little.
/// </summary>
internal sealed class ArchiveCatalog(IArchiveStore store)
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
        var names = new List<string>();
        foreach (var folder in ArchiveNames.Days(ArchiveNames.Manifests, from - s_look, to + s_look))
        {
            await foreach (var name in store.ListAsync(folder, cancellationToken))
                names.Add(name);
        }

        await ReadAsync(names, cancellationToken);
        return
        [
            .. from name in names
               let manifest = _known.GetValueOrDefault(name)
               where manifest is not null
               from found in manifest.Objects
               where found.Last >= @from && found.First <= to
               select (name, found),
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

    private async Task ReadAsync(List<string> listed, CancellationToken cancellationToken)
    {
        foreach (var gone in _known.Keys.Except(listed, StringComparer.Ordinal))
            _known.TryRemove(gone, out _);

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(listed.Where(name => !_known.ContainsKey(name)), parallel, async (name, token) =>
        {
            if (await ReadAsync(name, token) is { } manifest)
                _known[name] = manifest;
        });
    }
}
