using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Caching.Purging;

/// <summary>
/// Purges the warm tier, by reading all of it once. An entry that holds anything of it goes as a whole, as does what cannot be read: asking
/// Reddit again costs a call, and brings what is left.
/// </summary>
internal sealed class WarmPurge(IWarmTier warm) : IPurgedTier
{
    private const int Batch = 100;

    /// <summary>What the names of all key spaces start with.</summary>
    private const string AllSpaces = "reddit";

    /// <inheritdoc/>
    public string Tier => "warm";

    /// <inheritdoc/>
    public async ValueTask<int?> PurgeAsync(ComplianceRecord purge, CancellationToken cancellationToken)
    {
        var purges = new PurgeSet([purge]);
        var doomed = new List<string>();
        var isComplete = true;
        try
        {
            // A process that was just started is not connected yet, and a question alone does not wait for that.
            await warm.StatusAsync(cancellationToken);
            await foreach (var (name, value) in warm.ScanAsync(AllSpaces, cancellationToken))
            {
                if (EntryFormat.Read(value) is not { } entry || purges.Of(entry.FetchedAt).Touch(name, entry.Parameters, entry.Body))
                    doomed.Add(name);
            }
        }
        catch (IOException)
        {
            isComplete = false; // what was found by then goes all the same
        }

        // Not while reading: a store may pass over what moves beneath it.
        var removed = 0;
        foreach (var names in doomed.Chunk(Batch))
        {
            var count = await warm.RemoveAsync(names, cancellationToken);
            isComplete &= count is not null;
            removed += count ?? 0;
        }

        return isComplete ? removed : null;
    }
}
