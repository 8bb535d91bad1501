using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Caching.Purging;

/// <summary>Reads of purges on the notice board, and remembers how far this process has followed them.</summary>
internal sealed class PurgeNews(INoticeBoard board)
{
    private volatile string? _followed;

    /// <summary>Up to where this process has followed what was posted; null before it has read anything.</summary>
    public string? Followed => _followed;

    /// <summary>What was posted since.</summary>
    /// <param name="position">A position of the board; null for all that it keeps.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The purges, each once, and the position behind them; null when the store does not answer.</returns>
    public async Task<(IReadOnlyList<ComplianceRecord> Purges, string Position)?> SinceAsync(string? position, CancellationToken cancellationToken)
    {
        var purges = new Dictionary<string, ComplianceRecord>(StringComparer.Ordinal);
        while (await board.ReadAsync(position, cancellationToken) is { } page)
        {
            foreach (var purge in page.Notices.Select(PurgeNotice.Read).OfType<ComplianceRecord>())
                purges[purge.Id] = purge;
            position = page.Position;
            if (page.Notices.Count == 0)
                return ([.. purges.Values], page.Position);
        }

        return null;
    }

    /// <summary>What stands before a position has been followed.</summary>
    public void Follow(string position) => _followed = position;

    /// <summary>Leaves word of a purge for all processes.</summary>
    /// <returns>Whether the store took it.</returns>
    public ValueTask<bool> PostAsync(ComplianceRecord purge, CancellationToken cancellationToken) => board.PostAsync(PurgeNotice.Of(purge), cancellationToken);
}
