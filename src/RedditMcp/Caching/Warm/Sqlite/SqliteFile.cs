using Microsoft.Data.Sqlite;

namespace RedditMcp.Caching.Warm.Sqlite;

/// <summary>
/// The file of an embedded store, such as <c>cache-v1.db</c>, shared by every process of the machine. Whoever opens, makes or replaces it holds
/// <c>cache-v1.lock</c> meanwhile, so that nobody ever opens half a replacement. Only SQLite ever opens the file itself: closing any other handle
/// on it would drop the locks that SQLite holds for this process.
/// </summary>
internal sealed class SqliteFile(SqliteSchema schema, string folder, long bound)
{
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int DamagedKept = 2;
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly TimeSpan s_damagedLife = TimeSpan.FromHours(48);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly string[] s_suffixes = ["", "-wal", "-shm"];

    private readonly string _path = Path.Combine(folder, schema.FileName + ".db");

    /// <summary>Where it is.</summary>
    public string Folder => folder;

    /// <summary>What the file and its journal take on disk, in bytes.</summary>
    public long Length => new[] { _path, _path + "-wal" }.Select(path => new FileInfo(path)).Sum(file => file.Exists ? file.Length : 0);

    /// <summary>Opens the file; it and its folder are made when they are missing, readable by their owner only.</summary>
    public SqliteSession Open()
    {
        MakeFolder();
        using var turn = AwaitTurn();
        if (!File.Exists(_path))
            New(_path, FileMode.CreateNew).Dispose();
        return SqliteSession.Open(schema, _path, bound);
    }

    /// <summary>Opens the file to read from it. Where there is a whole one, that waits neither for its turn nor for a writer.</summary>
    public SqliteSession OpenToRead()
    {
        if (TryOpenToRead() is { } session)
            return session;
        Open().Dispose(); // makes it
        return TryOpenToRead() ?? throw new IOException("The cache file went as soon as it was made.");
    }

    /// <summary>Whether the file under the name is still the one with this id, and not another, or none.</summary>
    public bool IsStill(string id)
    {
        if (!File.Exists(_path))
            return false;

        try
        {
            return IdOfFile() == id;
        }
        catch (SqliteException e)
        {
            return SqliteTrouble.IsOfWriting(e); // busy: whoever writes there has not replaced it
        }
    }

    /// <summary>Renames a damaged file, unless another process has put a sound one in its place meanwhile.</summary>
    /// <param name="id">The damaged file's id; null when it could not even be opened.</param>
    /// <param name="now">Becomes part of its new name.</param>
    /// <returns>Whether it was renamed here.</returns>
    public bool SetAside(string? id, DateTimeOffset now)
    {
        using var turn = AwaitTurn();
        if (IsReplaced(id))
            return false;

        var aside = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_path}.damaged-{now:yyyyMMddHHmmssfff}");
        foreach (var suffix in s_suffixes)
        {
            if (File.Exists(_path + suffix))
                File.Move(_path + suffix, aside + suffix, overwrite: true);
        }

        DropOldest();
        return true;
    }

    private SqliteSession? TryOpenToRead() => File.Exists(_path) ? SqliteSession.TryOpenToRead(schema, _path) : null;

    private bool IsReplaced(string? damaged)
    {
        if (!File.Exists(_path))
            return false;

        try
        {
            using var session = SqliteSession.Look(_path);
            return damaged is null
                ? (string?)session.Scalar("PRAGMA quick_check(1)") == "ok" && session.Scalar("SELECT id FROM store") is string
                : session.Scalar("SELECT id FROM store") is string id && id != damaged;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private string? IdOfFile()
    {
        using var session = SqliteSession.Look(_path);
        return session.Scalar("SELECT id FROM store") as string;
    }

    /// <summary>Drops damaged files that were set aside two days ago or earlier: what they hold is people's content too.</summary>
    public void DropOutlived(DateTimeOffset now)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.GetFiles(folder, schema.FileName + ".db.damaged-*").Where(file => now.UtcDateTime - File.GetLastWriteTimeUtc(file) >= s_damagedLife))
            File.Delete(file);
    }

    private void DropOldest()
    {
        var old = Directory.GetFiles(folder, schema.FileName + ".db.damaged-*")
            .Where(file => !file.EndsWith("-wal", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal))
            .OrderDescending(StringComparer.Ordinal).Skip(DamagedKept);
        foreach (var file in old.SelectMany(file => s_suffixes.Select(suffix => file + suffix)))
            File.Delete(file);
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnersFolder);
    }

    /// <summary>Waits for the lock file. Its holder has it for milliseconds, and loses it with its life.</summary>
    private FileStream AwaitTurn()
    {
        FileStream? turn = null;
        Exception? refusal = null;
        SpinWait.SpinUntil(
            () =>
            {
                try
                {
                    turn = New(Path.Combine(folder, schema.FileName + ".lock"), FileMode.OpenOrCreate);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    refusal = e;
                }

                return turn is not null || !IsHeld(refusal);
            },
            s_patience);
        return turn ?? throw refusal!;
    }

    /// <summary>Whether another process has the lock file; on a disk that is read-only, say, there is nothing to wait for.</summary>
    private static bool IsHeld(Exception? refusal) =>
        refusal is IOException { HResult: WindowsSharingViolation or LinuxWouldBlock or MacWouldBlock };

    private static FileStream New(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnersFile;
        return new FileStream(path, options);
    }
}
