namespace RedditMcp.Caching.Warm.Sqlite;

/// <summary>Values in a file shared by all processes of the machine.</summary>
internal sealed class SqliteWarmTier(SqliteStore store, SqliteRoom room) : IWarmTier
{
    public string Store => "sqlite";

    public bool IsAvailable => store.IsAvailable;

    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = store.Read(
            (name, now: store.Now),
            static (session, asked) => (byte[]?)session.Scalar(
                "SELECT value FROM entries WHERE name = $name AND expires > $now AND written <= $ahead",
                ("$name", asked.name), ("$now", asked.now), ("$ahead", asked.now + SqliteClock.Tolerance))).Value;
        return ValueTask.FromResult(found is null ? (ReadOnlyMemory<byte>?)null : found);
    }

    public ValueTask<bool> SetAsync(string name, ReadOnlyMemory<byte> value, TimeSpan life, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (life <= TimeSpan.Zero || !room.Fits(value.Length))
            return ValueTask.FromResult(false);

        return ValueTask.FromResult(store.Write(
            (name, value: value.ToArray(), life: Milliseconds(life), now: store.Now, room),
            static (session, entry) =>
            {
                entry.room.Make(session, entry.value.Length, entry.now);
                return session.Execute(
                    """
                    INSERT INTO entries(name, written, expires, value) VALUES ($name, $now, $expires, $value)
                    ON CONFLICT(name) DO UPDATE SET written = excluded.written, expires = excluded.expires, value = excluded.value
                    """,
                    ("$name", entry.name), ("$now", entry.now), ("$expires", entry.now + entry.life), ("$value", entry.value));
            }).Answered);
    }

    public ValueTask<int?> RemoveAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var removed = store.Write(
            (names, now: store.Now),
            static (session, asked) => asked.names.Count(name =>
            {
                session.Execute("DELETE FROM metadata WHERE name = $name", ("$name", name));
                return session.Scalar(
                    "DELETE FROM entries WHERE name = $name RETURNING expires > $now AND written <= $ahead",
                    ("$name", name), ("$now", asked.now), ("$ahead", asked.now + SqliteClock.Tolerance)) is 1L;
            }));
        return ValueTask.FromResult<int?>(removed.Answered ? removed.Value : null);
    }

    public IAsyncEnumerable<StoredValue> ScanAsync(string prefix, CancellationToken cancellationToken) =>
        SqliteScan.ReadAsync(store, prefix, Page, static value => value.Name, cancellationToken);

    public ValueTask<WarmStatus> StatusAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var keys = store.Probe(
            store.Now,
            static (session, now) => (long)session.Scalar(
                "SELECT count(*) FROM entries WHERE expires > $now AND written <= $ahead", ("$now", now), ("$ahead", now + SqliteClock.Tolerance))!);
        return ValueTask.FromResult(new WarmStatus
        {
            Store = Store,
            Place = store.File.Folder,
            Trouble = store.Trouble,
            Bytes = keys.Answered ? store.File.Length : null,
            Limit = room.Bound,
            Keys = keys.Answered ? keys.Value : null,
            Evicted = room.Dropped,
        });
    }

    /// <summary>Centuries are as good as for ever, and leave the instants room.</summary>
    private static long Milliseconds(TimeSpan life) => (long)Math.Ceiling(Math.Min(life.TotalMilliseconds, TimeSpan.FromDays(365_000).TotalMilliseconds));

    /// <summary>In the order of names, so that one page goes on where the last ended whatever is written meanwhile.</summary>
    private static List<StoredValue> Page(SqliteSession session, string prefix, string last, long now)
    {
        using var rows = session.Query(
            $"""
            SELECT name, value FROM entries
            WHERE name > $last AND name >= $prefix AND name < $prefix || char(0x10FFFF) AND expires > $now AND written <= $ahead
            ORDER BY name LIMIT {SqliteScan.Page}
            """,
            ("$last", last), ("$prefix", prefix), ("$now", now), ("$ahead", now + SqliteClock.Tolerance));
        var page = new List<StoredValue>(SqliteScan.Page);
        while (rows.Read())
            page.Add(new StoredValue(rows.GetString(0), rows.GetFieldValue<byte[]>(1)));
        return page;
    }
}
