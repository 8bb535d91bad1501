using System.Text;

namespace RedditMcp.Caching.Cold;

/// <summary>Tells how the archive is.</summary>
internal sealed class ArchiveProbe(IArchiveStore store, Archiver archiver, ArchiveQueue queue, TimeProvider time)
{
    /// <summary>How it was when it was last used.</summary>
    public ColdStatus Status => new()
    {
        IsEnabled = archiver.IsEnabled,
        Place = store.Place,
        Trouble = archiver.Trouble,
        Queued = queue.Count,
        Spooled = archiver.Spooled,
        Shed = queue.Shed,
    };

    /// <summary>How it is now, by writing, reading and removing an object. An archive that is off is not asked.</summary>
    public async Task<ColdStatus> TryAsync(CancellationToken cancellationToken)
    {
        if (!archiver.IsEnabled)
            return Status;
        var name = $"{ArchiveNames.Unfinished}{TimedId.New(time.GetUtcNow())}.probe";
        try
        {
            await store.PutAsync(name, Encoding.UTF8.GetBytes(name), cancellationToken);
            var isThere = await store.GetAsync(name, cancellationToken) is { } read && Encoding.UTF8.GetString(read) == name;
            await store.DeleteAsync(name, cancellationToken);
            return isThere ? Status : Status with { Trouble = $"{store.Place} does not hold what was just written to it." };
        }
        catch (IOException trouble)
        {
            return Status with { Trouble = trouble.Message };
        }
    }
}
