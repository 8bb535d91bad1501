using Microsoft.Extensions.Options;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Warm.Sqlite;

/// <summary>
/// Keeps the file within its bound. Whoever is about to write makes the room for it, inside its own transaction, so that the lock on the
/// file elects it: first what has ended, then what would end soonest. Once a minute one process of all drops what has ended, and gives pages
/// back when a quarter of the file is free.
/// </summary>
internal sealed class SqliteRoom(IOptions<CacheOptions> options, WarmMetrics metrics)
{
    private const double FillTo = 0.9;
    private const int EndedBatch = 200;
    private const int SoonestBatch = 32;
    private const int TidyBatches = 5;
    private const int PagesGivenBack = 256;
    private const long TidyEvery = 60_000;

    private static readonly string[] s_tables = ["entries", "metadata"];

    private readonly long _high = (long)(options.Value.WarmBytes * FillTo * 7 / 8);
    private readonly int _largest = (int)Math.Min(options.Value.WarmBytes / 4, int.MaxValue);
    private readonly string _owner = Guid.NewGuid().ToString("N");
    private long _tidiedAt;
    private long _dropped;

    /// <summary>How many entries were dropped before their end, by this process.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>What the file and its journal may take, in bytes.</summary>
    public long Bound => options.Value.WarmBytes;

    /// <summary>Whether a value is small enough not to drive out everything else: a quarter of the bound at most.</summary>
    public bool Fits(int bytes) => bytes <= _largest;

    /// <summary>Makes room for so many bytes.</summary>
    public void Make(SqliteSession session, int bytes, long now)
    {
        TidyIfDue(session, now);
        while (session.Used + bytes > _high && (DropEnded(session, now) > 0 || DropSoonest(session) > 0))
        {
        }
    }

    /// <summary>Whether a minute has passed since this process last saw to it that what has ended is dropped.</summary>
    public bool IsTidyDue(long now) => Math.Abs(now - _tidiedAt) >= TidyEvery;

    /// <summary>Drops what has ended, once a minute, also where nothing is written.</summary>
    public void TidyIfDue(SqliteSession session, long now)
    {
        if (!IsTidyDue(now))
            return;
        _tidiedAt = now;
        if (SqliteLeases.TryTake(session, "tidy", _owner, now, TidyEvery))
            Tidy(session, now);
    }

    private static void Tidy(SqliteSession session, long now)
    {
        for (var batch = 0; batch < TidyBatches && DropEnded(session, now) >= EndedBatch; batch++)
        {
        }

        var ahead = now + SqliteClock.Tolerance;
        session.Execute("DELETE FROM entries WHERE written > $ahead", ("$ahead", ahead));
        session.Execute("DELETE FROM metadata WHERE written > $ahead", ("$ahead", ahead));
        session.Execute("DELETE FROM leases WHERE until <= $now OR taken > $ahead", ("$now", now), ("$ahead", ahead));
        session.Execute("DELETE FROM notices WHERE posted <= $old", ("$old", now - SqliteNoticeBoard.Life));
        if ((long)session.Scalar("PRAGMA freelist_count")! > (long)session.Scalar("PRAGMA page_count")! / 4)
            GiveBack(session);
    }

    private static int DropEnded(SqliteSession session, long now) => s_tables.Sum(table => session.Execute(
        $"DELETE FROM {table} WHERE name IN (SELECT name FROM {table} WHERE expires <= $now LIMIT {EndedBatch})", ("$now", now)));

    /// <summary>Each row of this statement is a page given back, so all of them are to be read.</summary>
    private static void GiveBack(SqliteSession session)
    {
        using var pages = session.Query($"PRAGMA incremental_vacuum({PagesGivenBack})");
        while (pages.Read())
        {
        }
    }

    /// <summary>What is known of entries lives as long as they do, so it goes by the same instant.</summary>
    private int DropSoonest(SqliteSession session)
    {
        var until = session.Scalar($"SELECT max(expires) FROM (SELECT expires FROM entries ORDER BY expires LIMIT {SoonestBatch})");
        if (until is not long last)
            return 0;

        session.Execute("DELETE FROM metadata WHERE expires <= $last", ("$last", last));
        var dropped = session.Execute(
            $"DELETE FROM entries WHERE rowid IN (SELECT rowid FROM entries ORDER BY expires LIMIT {SoonestBatch})");
        Interlocked.Add(ref _dropped, dropped);
        metrics.Evicted(dropped);
        return dropped;
    }
}
