using Microsoft.Data.Sqlite;

namespace RedditMcp.Caching.Warm.Sqlite;

/// <summary>What can go wrong with a file, what it means, and what to do about it.</summary>
internal static class SqliteTrouble
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int ShortRead = 522;
    private const int Moved = 1032;

    /// <summary>Whether an exception is the file's trouble and not a defect of this program.</summary>
    public static bool Is(Exception exception) =>
        exception is SqliteException or IOException or UnauthorizedAccessException or NewerSchemaException or NotSupportedException;

    /// <summary>Whether what is in the file cannot be made sense of.</summary>
    public static bool IsDamage(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: Corrupt or NotADatabase } or SqliteException { SqliteExtendedErrorCode: ShortRead };

    /// <summary>Whether the file can still be read although it does not take anything.</summary>
    public static bool IsOfWriting(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or Full, SqliteExtendedErrorCode: not Moved };

    /// <summary>What is wrong, in a sentence for the operator.</summary>
    public static string Say(Exception exception, string folder) => exception switch
    {
        NewerSchemaException => $"The cache in {folder} was written by a later version of this program: set Cache__Directory to another folder, or update.",
        SqliteException { SqliteErrorCode: Full } => $"The disk of {folder} is full: make room, or set Cache__Directory to a folder on another disk.",
        SqliteException { SqliteErrorCode: Busy or Locked } =>
            $"Another process holds the cache in {folder} for over a second: look for one that is stopped or hangs.",
        SqliteException { SqliteErrorCode: ReadOnly or CannotOpen } or UnauthorizedAccessException =>
            $"The cache in {folder} cannot be written: let this user write there, or set Cache__Directory to a folder where it can.",
        SqliteException sqlite => $"The cache in {folder} fails (SQLite error {sqlite.SqliteExtendedErrorCode}): check the disk, or remove the folder.",
        _ => $"The cache's folder {folder} cannot be used ({exception.GetType().Name}): check the disk, or set Cache__Directory to another folder.",
    };
}
