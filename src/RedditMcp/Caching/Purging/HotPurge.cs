using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Hot;

namespace RedditMcp.Caching.Purging;

/// <summary>Purges the memory of this process, and by a notice that of all others, see <see cref="PurgeListener"/>.</summary>
internal sealed class HotPurge(HotTier hot, PurgeNews news) : IPurgedTier
{
    /// <inheritdoc/>
    public string Tier => "hot";

    /// <inheritdoc/>
    public async ValueTask<int?> PurgeAsync(ComplianceRecord purge, CancellationToken cancellationToken)
    {
        var dropped = Drop([purge]);
        return await news.PostAsync(purge, cancellationToken) ? dropped : null;
    }

    /// <summary>Purges the memory of this process alone.</summary>
    /// <returns>How many entries were removed.</returns>
    public int Drop(IReadOnlyCollection<ComplianceRecord> purges)
    {
        var set = new PurgeSet(purges);
        return hot.Remove((name, entry) => set.Touch(name, entry) || entry.Kept.Sources.Any(source => set.Touch(source.Key.Name, source.Entry!)));
    }
}
