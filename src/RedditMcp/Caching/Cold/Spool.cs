namespace RedditMcp.Caching.Cold;

/// <summary>
/// What is safe on the disk and not yet in the archive: one segment being written, and those that are complete and wait for the store. For one
/// caller at a time.
/// </summary>
/// <param name="folder">Where the segments are, shared by the processes of this machine.</param>
/// <param name="time">The clock.</param>
internal sealed class Spool(string folder, TimeProvider time) : IDisposable
{
    private readonly List<SpoolSegment> _complete = [];
    private SpoolSegment? _open;
    private DateTimeOffset _openedAt;

    /// <summary>Segments that wait for the store, oldest first.</summary>
    public IReadOnlyList<SpoolSegment> Complete => _complete;

    /// <summary>What waits in all, in bytes.</summary>
    public long Bytes => _complete.Sum(segment => segment.Bytes) + (_open?.Bytes ?? 0);

    /// <summary>Writes lines through to the disk.</summary>
    /// <exception cref="IOException">The disk did not take them; they are to be written again.</exception>
    public async Task AppendAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        if (_open is null)
        {
            _openedAt = time.GetUtcNow();
            _open = SpoolSegment.Create(folder, _openedAt);
        }

        try
        {
            await _open.AppendAsync(lines, cancellationToken);
        }
        finally
        {
            if (!_open.IsOpen)
                CompleteNow();
        }
    }

    /// <summary>Completes the segment being written where it is old or large enough.</summary>
    public void CompleteIfDue(TimeSpan age, long bytes)
    {
        if (_open is not null && (time.GetUtcNow() - _openedAt >= age || _open.Bytes >= bytes))
            CompleteNow();
    }

    /// <summary>Completes the segment being written.</summary>
    public void CompleteNow()
    {
        if (_open is not null)
            _complete.Add(_open);
        _open = null;
    }

    /// <summary>Takes over the segments that processes left behind which are no more.</summary>
    public void Adopt() => _complete.AddRange(SpoolSegment.FilesIn(folder).Select(SpoolSegment.TryAdopt).OfType<SpoolSegment>());

    /// <summary>Removes what nobody owns and was gathered before an instant.</summary>
    public void DropOrphans(DateTimeOffset before)
    {
        var orphans = SpoolSegment.FilesIn(folder)
            .Where(path => TimedId.InstantOf(Path.GetFileNameWithoutExtension(path)) < before)
            .Select(SpoolSegment.TryAdopt);
        foreach (var orphan in orphans)
            orphan?.Discard();
    }

    /// <summary>Removes a segment that has reached the archive.</summary>
    public void Remove(SpoolSegment segment)
    {
        _complete.Remove(segment);
        segment.Discard();
    }

    /// <summary>Lets go of all segments, for another process to take over.</summary>
    public void Dispose()
    {
        CompleteNow();
        foreach (var segment in _complete)
            segment.Dispose();
        _complete.Clear();
    }
}
