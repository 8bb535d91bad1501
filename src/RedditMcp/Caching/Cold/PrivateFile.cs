namespace RedditMcp.Caching.Cold;

/// <summary>Files and folders that nobody but their owner may read.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    /// <summary>How to make a file that must not be there yet, held by nobody else while it is open.</summary>
    public static FileStreamOptions ToCreate()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnersFile;
        return options;
    }

    /// <summary>Makes a folder where there is none, and those it is in.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        // One by one: the mode would otherwise be the last one's alone.
        if (Path.GetDirectoryName(path) is { } around && !Directory.Exists(around))
            MakeFolder(around);
        Directory.CreateDirectory(path, OwnersFolder);
    }
}
