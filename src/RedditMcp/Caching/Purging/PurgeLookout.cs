using System.Collections.Concurrent;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Caching.Purging;

/// <summary>
/// Sees to it that no purge passes over what is written to the warm tier while it runs. A purge posts its notice before it reads the tier, and who
/// writes reads the notices after the write: whichever comes later sees the other.
/// </summary>
internal sealed class PurgeLookout(PurgeNews news, IWarmTier warm)
{
    /// <summary>So many writes wait to be checked. Where the notices cannot be read for longer, what was written first is taken out again.</summary>
    private const int Most = 100;

    private readonly ConcurrentQueue<(IReadOnlyCollection<WarmWrite> Written, string? Since)> _unchecked = [];

    /// <summary>To be asked before something is fetched: purges that are posted from here on may mean it.</summary>
    public string? Mark => news.Followed;

    /// <summary>Takes back out of the warm tier, with what is known of it, what was purged since it was fetched.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="since">The <see cref="Mark"/> from before it was fetched.</param>
    /// <returns>Whether all of it may stay. What could not be checked stays until it can.</returns>
    public async Task<bool> CheckAsync(IReadOnlyCollection<WarmWrite> written, string? since)
    {
        var found = await news.SinceAsync(since, CancellationToken.None);
        if (found is not { } posted || await TakeBackAsync(written, posted.Purges) is not { } left)
        {
            _unchecked.Enqueue((written, since));
            if (_unchecked.Count > Most && _unchecked.TryDequeue(out var first))
                await warm.RemoveAsync([.. first.Written.Select(write => write.Name)], CancellationToken.None);
            return true;
        }

        return left == written.Count;
    }

    /// <summary>Checks again what could not be checked.</summary>
    public async Task CheckAgainAsync()
    {
        for (var left = _unchecked.Count; left > 0 && _unchecked.TryDequeue(out var again); left--)
            await CheckAsync(again.Written, again.Since);
    }

    /// <summary>Takes back what the purges mean.</summary>
    /// <returns>How many may stay; null where the store does not answer.</returns>
    private async Task<int?> TakeBackAsync(IReadOnlyCollection<WarmWrite> written, IReadOnlyList<ComplianceRecord> purges)
    {
        var taken = 0;
        foreach (var purge in purges)
        {
            var set = new PurgeSet([purge]);
            string[] meant = [.. written.Where(write => set.Touch(write.Name, write.Entry)).Select(write => write.Name)];
            if (meant.Length == 0)
                continue;

            // Another process may have it in its memory by now, after it followed the purge: it is told once more.
            if (await warm.RemoveAsync(meant, CancellationToken.None) is null || !await news.PostAsync(purge, CancellationToken.None))
                return null;
            taken += meant.Length;
        }

        return written.Count - taken;
    }
}
