using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using RedditMcp.Queries;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Cold;

/// <summary>Reads the archive. What is past its retention is never shown, also where it is still there.</summary>
internal sealed class ArchiveReader(
    IArchiveStore store, ArchiveCatalog catalog, IOptions<ArchiveOptions> options, ArchiveMetrics metrics, TimeProvider time)
{
    /// <summary>Who asks here has waited for Reddit already, and waits no longer than this.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>The first instant that is still within the retention.</summary>
    private DateTimeOffset Oldest => (time.GetUtcNow() - options.Value.Retention).AddTicks(1);

    /// <summary>Posts and comments, the last fetched first.</summary>
    /// <exception cref="IOException">The archive does not answer.</exception>
    public async IAsyncEnumerable<ArchivedItem> QueryAsync(ArchiveQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var end = time.GetUtcNow() + ComplianceLog.ClockSkew;
        var bounded = query with { From = query.From > Oldest ? query.From : Oldest, To = query.To < end ? query.To : end };
        var found = await catalog.FindAsync(bounded.From, bounded.To, cancellationToken);
        var objects = new Queue<ArchivedObject>(found.Select(row => row.Object).Where(bounded.MayBeIn).OrderByDescending(candidate => candidate.Last));
        var newest = new PriorityQueue<ArchivedItem, (long Age, int Order)>();
        var order = 0; // within an answer the items keep theirs
        while (objects.Count > 0 || newest.Count > 0)
        {
            // An item is next when no object is left that could hold a newer one.
            if (newest.TryPeek(out var item, out _) && (!objects.TryPeek(out var next) || item.Entry.FetchedAt >= next.Last))
            {
                yield return newest.Dequeue();
                continue;
            }

            foreach (var entry in await ReadAsync(objects.Dequeue(), cancellationToken))
                newest.EnqueueRange(bounded.In(entry).Select(match => (match, (-entry.FetchedAt.UtcTicks, order++))));
        }
    }

    /// <summary>
    /// The last resort: the newest answer to a question that was fetched within the last 48 hours, or within the retention if that is shorter.
    /// Null where there is none, or the archive is off or does not answer within two seconds.
    /// </summary>
    public async Task<CacheEntry?> FindEntryAsync(CacheKey key, CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
            return null;
        using var patience = new CancellationTokenSource(s_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await FindAsync(key, either.Token);
        }
        catch (Exception failure) when (failure is IOException || patience.IsCancellationRequested)
        {
            metrics.Failed("read");
            return null;
        }
    }

    private async Task<CacheEntry?> FindAsync(CacheKey key, CancellationToken cancellationToken)
    {
        var life = options.Value.Retention < ArchiveOptions.LongestWithoutAgreement ? options.Value.Retention : ArchiveOptions.LongestWithoutAgreement;
        var now = time.GetUtcNow();
        var print = Fingerprint.Of(key.Name);
        var found = await catalog.FindAsync(now - life, now, cancellationToken);
        ArchivedEntry? newest = null;
        foreach (var candidate in found.Select(row => row.Object).Where(candidate => candidate.MayHold(print)).OrderByDescending(candidate => candidate.Last))
        {
            if (newest?.FetchedAt >= candidate.Last)
                break;
            newest = (await ReadAsync(candidate, cancellationToken))
                .Where(entry => entry.Key == key.Name && entry.Parameters == key.Parameters && entry.FetchedAt > now - life)
                .Append(newest)
                .MaxBy(entry => entry?.FetchedAt);
        }

        return newest?.ToCacheEntry(newest.FetchedAt + life);
    }

    /// <summary>The entries of an object; none where it has gone since it was listed.</summary>
    private async Task<IReadOnlyList<ArchivedEntry>> ReadAsync(ArchivedObject listed, CancellationToken cancellationToken) =>
        await store.GetAsync(listed.Name, cancellationToken) is { } content ? ArchiveObjects.Read(content) : [];
}
