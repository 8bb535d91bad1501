namespace RedditMcp.Caching.Cold;

/// <summary>
/// A file of archive lines (see <see cref="ArchiveLine"/>) on their way to the store, called <c>{id}.ndjson</c>. It is held by an exclusive
/// lock, which ends with its process: a file that can be opened has lost its owner, and belongs to who opens it. A last line without an end
/// was being written when the owner died; what the owner reported as written stands before it.
/// </summary>
internal sealed class SpoolSegment : IDisposable
{
    private const string Extension = ".ndjson";

    private readonly FileStream _file;
    private bool _isSpoilt;

    private SpoolSegment(FileStream file)
    {
        _file = file;
        Bytes = file.Length;
        Id = Path.GetFileNameWithoutExtension(file.Name);
    }

    /// <summary>The name that everything made of it goes by.</summary>
    public string Id { get; }

    /// <summary>What it holds, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether more can be written to it.</summary>
    public bool IsOpen => !_isSpoilt;

    /// <summary>The files in a folder, oldest first.</summary>
    public static IEnumerable<string> FilesIn(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + Extension).Order(StringComparer.Ordinal) : [];

    /// <summary>Makes a new one.</summary>
    public static SpoolSegment Create(string folder, DateTimeOffset now)
    {
        PrivateFile.MakeFolder(folder);
        return new SpoolSegment(new FileStream(Path.Combine(folder, TimedId.New(now) + Extension), PrivateFile.ToCreate()));
    }

    /// <summary>Takes over a file that has lost its owner; null where it has not.</summary>
    public static SpoolSegment? TryAdopt(string path)
    {
        try
        {
            return new SpoolSegment(new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 4096, useAsync: true));
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes lines through to the disk, all or none.</summary>
    /// <exception cref="IOException">The disk did not take them.</exception>
    public async Task AppendAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        try
        {
            _file.Position = Bytes;
            await _file.WriteAsync(lines, cancellationToken);
            _file.Flush(flushToDisk: true);
            Bytes += lines.Length;
        }
        catch
        {
            TakeBack();
            throw;
        }
    }

    /// <summary>Reads what was written.</summary>
    /// <returns>The entries, and how many lines could not be read.</returns>
    public async Task<(IReadOnlyList<ArchivedEntry> Entries, int Damaged)> ReadAsync(CancellationToken cancellationToken)
    {
        var text = new byte[Bytes];
        _file.Position = 0;
        await _file.ReadExactlyAsync(text, cancellationToken);
        var lines = ArchiveObjects.Lines(text).Select(ArchiveLine.TryRead).ToList();
        return ([.. lines.OfType<ArchivedEntry>()], lines.Count(line => line is null));
    }

    /// <summary>Ends it. It is emptied first, so that nobody finds anything in it between its release and its removal.</summary>
    public void Discard()
    {
        _file.SetLength(0);
        Dispose();
        File.Delete(_file.Name);
    }

    /// <summary>Lets go of it; who opens it next goes on with it.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>Takes off what was half written; where the disk refuses even that, nothing may follow it.</summary>
    private void TakeBack()
    {
        try
        {
            _file.SetLength(Bytes);
        }
        catch (IOException)
        {
            _isSpoilt = true;
        }
    }
}
