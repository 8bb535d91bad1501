using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Hot;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Caching.Purging;

/// <summary>Purges the memory of this process, and by a notice that of all others, see <see cref="PurgeListener"/>.</summary>
internal sealed class HotPurge(HotTier hot, INoticeBoard board) : IPurgedTier
{
    /// <inheritdoc/>
    public string Tier => "hot";

    /// <inheritdoc/>
    public async ValueTask<int?> PurgeAsync(ComplianceRecord purge, CancellationToken cancellationToken)
    {
        var dropped = Drop(purge);
        return await board.PostAsync(PurgeNotice.Of(purge), cancellationToken) ? dropped : null;
    }

    /// <summary>Purges the memory of this process alone.</summary>
    /// <returns>How many entries were removed.</returns>
    public int Drop(ComplianceRecord purge)
    {
        var purges = new PurgeSet([purge]);
        return hot.Remove((name, entry) => Touch(purges, name, entry) || entry.Kept.Sources.Any(source => Touch(purges, source.Key.Name, source.Entry!)));
    }

    private static bool Touch(PurgeSet purges, string name, CacheEntry entry) => purges.Of(entry.FetchedAt).Touch(name, entry.Parameters, entry.Body);
}
