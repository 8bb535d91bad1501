using RedditMcp.Caching.Cold;

namespace RedditMcp.Caching.Purging;

/// <summary>Does in this process what a purge means for it, whichever process began it.</summary>
internal sealed class PurgeFollower(HotPurge hot, DeletionWatch watch, Archiver archiver)
{
    public async Task FollowAsync(IReadOnlyList<ComplianceRecord> purges, CancellationToken cancellationToken)
    {
        hot.Drop(purges);
        foreach (var purge in purges.Where(purge => purge.Reason is PurgeReason.DeletedOnReddit))
            watch.Handled(purge);

        // On its way to the archive it passes the compliance log, which has the purge.
        if (archiver.IsEnabled)
            await archiver.FlushAsync(cancellationToken);
    }
}
