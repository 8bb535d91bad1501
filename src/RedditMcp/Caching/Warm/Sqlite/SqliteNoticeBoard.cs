using System.Globalization;

namespace RedditMcp.Caching.Warm.Sqlite;

/// <summary>
/// Notices as rows. A position is <c>{id of the file}:{id of the row}</c>: in another file than the one it was read from, all is news. Who reads
/// the board does so every few seconds, and keeps the file tidy by the way, also where nothing is written to it.
/// </summary>
internal sealed class SqliteNoticeBoard(SqliteStore store, SqliteRoom room) : INoticeBoard
{
    /// <summary>For how long a notice stands, in milliseconds.</summary>
    public const long Life = 2 * 24 * 60 * 60 * 1000;

    private const int PageSize = 100;

    public ValueTask<bool> PostAsync(string notice, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(store.Write(
            (notice, now: store.Now),
            static (session, asked) => session.Execute(
                "INSERT INTO notices(posted, text) VALUES ($now, $text)", ("$now", asked.now), ("$text", asked.notice))).Answered);
    }

    public ValueTask<NoticePage?> ReadAsync(string? position, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (room.IsTidyDue(store.Now))
            Tidy();
        return ValueTask.FromResult(store.Read(
            (position, now: store.Now),
            static (session, asked) => Page(session, After(asked.position, session.Id), asked.now)).Value);
    }

    private void Tidy() => store.Write(
        (room, store.File, now: store.Now),
        static (session, asked) =>
        {
            asked.room.TidyIfDue(session, asked.now);
            asked.File.DropOutlived(DateTimeOffset.FromUnixTimeMilliseconds(asked.now));
            return true;
        });

    private static NoticePage Page(SqliteSession session, long after, long now)
    {
        using var rows = session.Query(
            $"SELECT id, text FROM notices WHERE id > $after AND posted > $old ORDER BY id LIMIT {PageSize}", ("$after", after), ("$old", now - Life));
        var (notices, last) = (new List<string>(), after);
        while (rows.Read())
        {
            last = rows.GetInt64(0);
            notices.Add(rows.GetString(1));
        }

        return new NoticePage(notices, PositionOf(session, last));
    }

    private static long After(string? position, string file) =>
        position?.Split(':') is [var id, var row] && id == file && long.TryParse(row, CultureInfo.InvariantCulture, out var after) ? after : 0;

    private static string PositionOf(SqliteSession session, long row) => string.Create(CultureInfo.InvariantCulture, $"{session.Id}:{row}");
}
