using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedditMcp.Queries;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Cold;

/// <summary>
/// Brings entries to the archive without ever keeping a request waiting: from the queue to the disk, and from there, by the segment, to the
/// store. What the store does not take stays on the disk and is tried again.
/// </summary>
internal sealed partial class Archiver(
    ArchiveQueue queue, Spool spool, Shipment shipment, ArchiveMetrics metrics, IOptions<ArchiveOptions> options, TimeProvider time,
    ILogger<Archiver> logger) : IDisposable
{
    /// <summary>What could not be written for so long is not archived: its segment would live too long after it was fetched.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Backoff _backoff = new(time);
    private readonly List<(CacheKey Key, CacheEntry Entry)> _batch = [];

    /// <summary>Whether anything is archived.</summary>
    public bool IsEnabled => options.Value.Enabled;

    /// <summary>What is wrong; null when all is well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>What waits on the disk, in bytes.</summary>
    public long Spooled { get; private set; }

    /// <summary>Hands over what was fetched; returns at once. Errors are not archived: there is nothing in them.</summary>
    /// <returns>Whether it was taken.</returns>
    public bool Offer(CacheKey key, CacheEntry entry) => IsEnabled && entry.Error is null && !entry.Body.IsEmpty && queue.TryAdd(key, entry);

    /// <summary>Brings to the disk what waits in memory, and to the store what is due. Trouble is told by <see cref="Trouble"/>.</summary>
    public Task StepAsync(CancellationToken cancellationToken) => RunAsync(
        async () =>
        {
            await WriteQueueAsync(cancellationToken);
            spool.CompleteIfDue(options.Value.SegmentAge, options.Value.SegmentBytes);
            if (_backoff.IsOver)
                await UploadAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>Brings everything to the store that has been offered, and what dead processes left behind.</summary>
    /// <returns>Whether it is all there.</returns>
    public async Task<bool> FlushAsync(CancellationToken cancellationToken)
    {
        await RunAsync(
            async () =>
            {
                await WriteQueueAsync(cancellationToken);
                spool.CompleteNow();
                spool.Adopt();
                await UploadAsync(cancellationToken);
            },
            cancellationToken);
        return Trouble is null && Spooled == 0;
    }

    /// <summary>Takes over what processes of this machine left behind which are no more.</summary>
    public Task AdoptAsync(CancellationToken cancellationToken) => RunAsync(
        () =>
        {
            spool.Adopt();
            return Task.CompletedTask;
        },
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        spool.Dispose();
        _turn.Dispose();
    }

    private async Task RunAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await work();
            Spooled = spool.Bytes;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What the disk does not take is kept for the next time; meanwhile the queue fills, and sheds.</summary>
    private async Task WriteQueueAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (TakeBatch() is { Length: > 0 } lines)
            {
                await spool.AppendAsync(lines, cancellationToken);
                _batch.Clear();
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Fail("spool", failure);
        }
    }

    private ReadOnlyMemory<byte> TakeBatch()
    {
        if (_batch.Count == 0)
            _batch.AddRange(queue.Take(options.Value.SegmentBytes));
        var tooOld = time.GetUtcNow() - s_patience;
        var isFull = spool.Bytes >= options.Value.SpoolBytes;
        queue.Drop(_batch.RemoveAll(waiting => isFull || waiting.Entry.FetchedAt < tooOld));

        var lines = new ArrayBufferWriter<byte>();
        _batch.RemoveAll(waiting => !TryWrite(waiting.Key, waiting.Entry, lines));
        return lines.WrittenMemory;
    }

    /// <summary>What is no trimmed content has no business in the archive, and must not keep the rest from it.</summary>
    private bool TryWrite(CacheKey key, CacheEntry entry, ArrayBufferWriter<byte> lines)
    {
        try
        {
            lines.Write(ArchiveLine.Write(ArchivedEntry.Of(key, entry)).Span);
            return true;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            metrics.Failed("spool");
            return false;
        }
    }

    private async Task UploadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await shipment.RunAsync(cancellationToken);
            _backoff.Succeeded();
            if (_batch.Count == 0)
                Trouble = null;
        }
        catch (IOException failure)
        {
            _backoff.Failed();
            Fail("upload", failure);
        }
    }

    private void Fail(string operation, Exception failure)
    {
        metrics.Failed(operation);
        if (Trouble is null)
            LogTrouble(operation, failure.Message);
        Trouble = failure.Message;
    }

    [LoggerMessage(EventId = 1, EventName = "archive_trouble", Level = LogLevel.Warning,
        Message = "{Operation} {Problem}")]
    private partial void LogTrouble(string operation, string problem);
}
