using System.Runtime.CompilerServices;

namespace RedditMcp.Caching.Cold;

/// <summary>Objects as files of a folder that only its owner may read. Nothing is made before the first object is written.</summary>
/// <param name="folder">The folder, absolute.</param>
/// <param name="time">The clock.</param>
internal sealed class FolderArchiveStore(string folder, TimeProvider time) : IArchiveStore
{
    /// <inheritdoc/>
    public string Place => folder;

    /// <inheritdoc/>
    public async Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        // Named by the instant, so that the retention finds what a crash left behind.
        var unfinished = PathOf($"{ArchiveNames.Unfinished}{TimedId.New(time.GetUtcNow())}.part");
        try
        {
            MakeFolder(unfinished);
            var stream = new FileStream(unfinished, PrivateFile.ToCreate());
            await using (stream)
            {
                await stream.WriteAsync(content, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            MoveTo(name, unfinished);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{folder} cannot be written: {trouble.Message}", trouble);
        }
    }

    /// <inheritdoc/>
    public async Task<byte[]?> GetAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(name), cancellationToken);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new IOException($"{folder} cannot be read: {refused.Message}", refused);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in await Task.Run(() => NamesBelow(folder), cancellationToken))
            yield return name;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            File.Delete(PathOf(name));
            DropEmptyFolders(Path.GetDirectoryName(PathOf(name))!);
        }
        catch (DirectoryNotFoundException)
        {
            // So it is gone already.
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new IOException($"{folder} cannot be written: {refused.Message}", refused);
        }

        return Task.CompletedTask;
    }

    private string[] NamesBelow(string below)
    {
        try
        {
            string[] names =
            [
                .. Directory.EnumerateFiles(PathOf(below), "*", SearchOption.AllDirectories)
                    .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')),
            ];
            Array.Sort(names, StringComparer.Ordinal);
            return names;
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new IOException($"{folder} cannot be read: {refused.Message}", refused);
        }
    }

    /// <summary>The folder may go between being made and being used, because another process found it empty.</summary>
    private void MoveTo(string name, string unfinished)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                MakeFolder(PathOf(name));
                File.Move(unfinished, PathOf(name), overwrite: true);
                return;
            }
            catch (DirectoryNotFoundException) when (attempt < 10)
            {
                continue;
            }
        }
    }

    private void DropEmptyFolders(string path)
    {
        try
        {
            for (; path.Length > folder.Length && !Directory.EnumerateFileSystemEntries(path).Any(); path = Path.GetDirectoryName(path)!)
                Directory.Delete(path);
        }
        catch (IOException)
        {
            // Somebody has just used it, or dropped it too.
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private void MakeFolder(string path)
    {
        PrivateFile.MakeFolder(folder);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    }
}
