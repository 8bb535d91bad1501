using System.Collections.Concurrent;
using RedditMcp.Caching.Purging;
using RedditMcp.Caching.Warm;
using RedditMcp.Queries;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching;

/// <summary>
/// Gathers how entries are used and tells the store every ten seconds, so that no reader waits for a write. What a process that is killed had not told is lost.
/// </summary>
internal sealed class EntryUses(
    IEntryStatistics statistics, PurgeLookout lookout, TierMetrics metrics, PrefetchTally prefetches, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);

    /// <summary>More than this at once is told in several batches.</summary>
    private const int LargestBatch = 500;

    private readonly ConcurrentDictionary<string, News> _news = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _flushing = new(1);
    private ITimer? _timer;
    private string? _since;

    /// <summary>Takes note that an entry was served.</summary>
    public void Read(CacheKey key, CacheEntry entry)
    {
        if (!entry.Reads.Add())
            return;
        prefetches.Served(key);
        _news.AddOrUpdate(
            key.Name, static (_, read) => new News(read, Written: null),
            static (_, before, read) => ReferenceEquals(before.Entry, read) ? before : before with { Entry = read, ReadsBefore = before.Reads() }, entry);
        Start();
    }

    /// <summary>Takes note that an entry was stored.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="size">What it takes there, in bytes.</param>
    public void Wrote(CacheKey key, CacheEntry entry, int size)
    {
        var news = new News(entry, new EntryWriting(
            entry.Parameters, entry.FetchedAt, entry.FreshUntil - entry.FetchedAt, size, entry.StaleUntil - entry.FetchedAt));
        _news.AddOrUpdate(key.Name, news, (_, before) => news with { ReadsBefore = before.Reads() });
        Start();
    }

    /// <summary>Tells the store now.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _flushing.WaitAsync(cancellationToken);
        try
        {
            var (since, next) = (_since, lookout.Mark); // all that is told now was written after the last time
            foreach (var batch in _news.Keys.Chunk(LargestBatch))
                await TellAsync([.. batch.Select(Take).OfType<(EntryUse, CacheEntry)>()], since, cancellationToken);
            _since = next;
        }
        finally
        {
            _flushing.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_timer is { } timer)
        {
            await timer.DisposeAsync();
            await FlushAsync(CancellationToken.None);
        }

        _flushing.Dispose();
    }

    /// <summary>Tells the store, and takes back what was told of entries that were purged before it was.</summary>
    private async Task TellAsync((EntryUse Use, CacheEntry Entry)[] news, string? since, CancellationToken cancellationToken)
    {
        await statistics.RecordAsync([.. news.Select(told => told.Use)], cancellationToken);
        WarmWrite[] written = [.. news.Where(told => told.Use.Written is not null).Select(told => new WarmWrite(told.Use.Name, told.Entry))];
        if (written.Length > 0)
            await lookout.CheckAsync(written, since);
        foreach (var (space, tool) in written.Select(write => EntryName.Parse(write.Name)).OfType<EntryName>()
            .Select(name => (name.Space, name.Tool)).Distinct())
        {
            if (await statistics.CountAsync(space, tool, cancellationToken) is { } different)
                metrics.Counted(tool, different);
        }
    }

    private (EntryUse Use, CacheEntry Entry)? Take(string name) => _news.TryRemove(name, out var news)
        ? (new EntryUse(name, news.Reads(), time.GetUtcNow(), news.Written), news.Entry)
        : null;

    /// <summary>A process that serves nothing tells nothing.</summary>
    private void Start()
    {
        if (_timer is not null)
            return;
        var timer = time.CreateTimer(_ => _ = FlushAsync(CancellationToken.None), null, s_interval, s_interval);
        if (Interlocked.CompareExchange(ref _timer, timer, null) is not null)
            timer.Dispose();
    }

    /// <summary>What there is to tell of an entry.</summary>
    /// <param name="Entry">The entry as it is now.</param>
    /// <param name="Written">How it was written; null when it was only read.</param>
    /// <param name="ReadsBefore">Reads of the entry whose place it took.</param>
    private sealed record News(CacheEntry Entry, EntryWriting? Written, int ReadsBefore = 0)
    {
        public int Reads() => ReadsBefore + Entry.Reads.Take();
    }
}
