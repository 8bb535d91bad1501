using System.Threading.Channels;
using Microsoft.Extensions.Options;
using RedditMcp.Queries;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Cold;

/// <summary>Entries on their way from a request to the disk: bounded in number and bytes, and never waited for by who brings one.</summary>
internal sealed class ArchiveQueue(IOptions<ArchiveOptions> options, ArchiveMetrics metrics)
{
    private readonly long _bound = options.Value.QueueBytes;
    private readonly Channel<(CacheKey Key, CacheEntry Entry)> _waiting = Channel.CreateBounded<(CacheKey Key, CacheEntry Entry)>(
        new BoundedChannelOptions(options.Value.QueueEntries) { SingleReader = true });

    private long _bytes;
    private long _shed;

    /// <summary>How many wait.</summary>
    public int Count => _waiting.Reader.Count;

    /// <summary>How many were not archived for want of room, since the start.</summary>
    public long Shed => Interlocked.Read(ref _shed);

    /// <summary>Adds an entry; false where there is no room, so that it is not archived.</summary>
    public bool TryAdd(CacheKey key, CacheEntry entry)
    {
        metrics.Queued(1, entry.Weight);
        if (Interlocked.Add(ref _bytes, entry.Weight) <= _bound && _waiting.Writer.TryWrite((key, entry)))
            return true;
        Left(entry);
        Drop(1);
        return false;
    }

    /// <summary>Counts entries that were taken and could not be kept.</summary>
    public void Drop(int entries)
    {
        Interlocked.Add(ref _shed, entries);
        metrics.Shed(entries);
    }

    /// <summary>Takes what has waited longest, about so many bytes of it.</summary>
    public IEnumerable<(CacheKey Key, CacheEntry Entry)> Take(long bytes)
    {
        for (var taken = 0L; taken < bytes && _waiting.Reader.TryRead(out var waiting); taken += waiting.Entry.Weight)
        {
            Left(waiting.Entry);
            yield return waiting;
        }
    }

    /// <summary>Waits until there is something to take.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _waiting.Reader.WaitToReadAsync(cancellationToken);

    private void Left(CacheEntry entry)
    {
        Interlocked.Add(ref _bytes, -entry.Weight);
        metrics.Queued(-1, -entry.Weight);
    }
}
