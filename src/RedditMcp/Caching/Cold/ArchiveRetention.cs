using Microsoft.Extensions.Options;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Cold;

/// <summary>
/// Removes content from the archive before it has been kept for too long, by the instant in each object's name. Manifests go with it; usage
/// figures and the compliance log stay. Works with the archive switched off too, for what it holds from before.
/// </summary>
internal sealed class ArchiveRetention(IArchiveStore store, Spool spool, ArchiveMetrics metrics, IOptions<ArchiveOptions> options, TimeProvider time)
{
    /// <summary>How often to look. Objects go a round early, so that none is late.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <summary>An entry is in the folder of its day, and its segment may have been begun on the day beside it.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromDays(1);
    private static readonly string[] s_roots = [ArchiveNames.Data, ArchiveNames.Manifests, ArchiveNames.Unfinished];

    private DateTimeOffset? _sweptTo;

    /// <summary>Removes what is due. The first time everything is looked at, later the days that can hold something due.</summary>
    /// <returns>How many objects went.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var limit = time.GetUtcNow() - options.Value.Retention + (2 * Every);
        var removed = 0;
        try
        {
            spool.DropOrphans(limit);
            foreach (var folder in s_roots.SelectMany(root => FoldersOf(root, limit)))
                removed += await SweepAsync(folder, limit, cancellationToken);
            _sweptTo = limit;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            metrics.Failed("retention"); // the next round starts where this one did
        }

        return removed;
    }

    private IEnumerable<string> FoldersOf(string root, DateTimeOffset limit) =>
        _sweptTo is { } swept && root is not ArchiveNames.Unfinished ? ArchiveNames.Days(root, swept - s_look, limit + s_look) : [root];

    private async Task<int> SweepAsync(string folder, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var removed = 0;
        await foreach (var name in store.ListAsync(folder, cancellationToken))
        {
            if (ArchiveNames.MadeAt(name) is not { } made || made >= limit)
                continue;
            await store.DeleteAsync(name, cancellationToken);
            removed++;
        }

        return removed;
    }
}
