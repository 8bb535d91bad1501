using System.Runtime.CompilerServices;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Caching.Purging;

/// <summary>
/// Purges the warm tier, by reading all of it once. An entry that holds anything of it goes as a whole, as does what cannot be read: asking
/// Reddit again costs a call, and brings what is left. So does what is known of an entry that has gone already. Word of the purge is posted before:
/// what is written while it reads is looked after by its writer, see <see cref="PurgeLookout"/>. What nobody asked for and waits for is read in small slices.
/// </summary>
internal sealed class WarmPurge(IWarmTier warm, IEntryStatistics statistics, PurgeNews news, TimeProvider time) : IPurgedTier
{
    private const int Batch = 100;

    /// <summary>What the names of all key spaces start with.</summary>
    private const string AllSpaces = "reddit";

    /// <inheritdoc/>
    public string Tier => "warm";

    /// <inheritdoc/>
    public async ValueTask<int?> PurgeAsync(ComplianceRecord purge, CancellationToken cancellationToken)
    {
        // A process that was just started is not connected yet, and a question alone does not wait for that; the first may still take too long.
        await warm.StatusAsync(cancellationToken);
        var isComplete = await news.PostAsync(purge, cancellationToken) || await news.PostAsync(purge, cancellationToken);
        var doomed = new List<string>();
        try
        {
            await foreach (var name in MeantAsync(purge, cancellationToken))
                doomed.Add(name);
        }
        catch (IOException)
        {
            isComplete = false; // what was found by then goes all the same
        }

        // Not while reading: a store may pass over what moves beneath it.
        var removed = 0;
        foreach (var names in doomed.Distinct(StringComparer.Ordinal).Chunk(Batch))
        {
            var count = await warm.RemoveAsync(names, cancellationToken);
            isComplete &= count is not null;
            removed += count ?? 0;
        }

        return isComplete ? removed : null;
    }

    private async IAsyncEnumerable<string> MeantAsync(ComplianceRecord purge, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var purges = new PurgeSet([purge]);
        var pace = purge.Reason is PurgeReason.DeletedOnReddit ? new PurgePace(time) : null; // who asked for a purge waits for it
        await foreach (var (name, value) in warm.ScanAsync(AllSpaces, cancellationToken))
        {
            if (EntryFormat.Read(value) is not { } entry || purges.Touch(name, entry))
                yield return name;
            if (pace is not null)
                await pace.RestAsync(cancellationToken);
        }

        await foreach (var known in statistics.ScanAsync(AllSpaces, cancellationToken))
        {
            if (purges.Of(known.CreatedAt).Name(known.Name, known.Parameters))
                yield return known.Name;
        }
    }
}
