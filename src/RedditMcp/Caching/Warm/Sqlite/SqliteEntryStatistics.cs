namespace RedditMcp.Caching.Warm.Sqlite;

/// <summary>What is known of entries, as rows of its own, so that counting a read does not rewrite what was read.</summary>
internal sealed class SqliteEntryStatistics(SqliteStore store, SqliteRoom room) : IEntryStatistics
{
    public ValueTask<bool> RecordAsync(IReadOnlyCollection<EntryUse> uses, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(store.Write(
            (uses, now: store.Now, room),
            static (session, batch) =>
            {
                batch.room.Make(session, batch.uses.Sum(use => use.Written?.Parameters.Length ?? 0), batch.now);
                var named = batch.uses.Select(use => (Name: EntryName.Parse(use.Name), Use: use)).Where(use => use.Name is not null).ToList();
                foreach (var (name, use) in named)
                    Add(session, name!.Value, use, batch.now);
                var written = named.Where(pair => pair.Use.Written is not null);
                foreach (var tool in written.GroupBy(pair => pair.Name!.Value.Sketch, pair => pair.Use.Name, StringComparer.Ordinal))
                    Count(session, tool);
                return true;
            }).Answered);
    }

    public IAsyncEnumerable<EntryMetadata> ScanAsync(string prefix, CancellationToken cancellationToken) =>
        SqliteScan.ReadAsync(store, prefix, Page, static metadata => metadata.Name, cancellationToken);

    public ValueTask<long?> CountAsync(string space, string tool, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var count = store.Read(EntryName.SketchOf(space, tool), static (session, name) => Sketch(session, name).Count());
        return ValueTask.FromResult<long?>(count.Answered ? count.Value : null);
    }

    private static void Add(SqliteSession session, EntryName name, EntryUse use, long now)
    {
        if (use.Written is { } written)
            Write(session, name, written, now);
        if (use.Reads > 0)
        {
            session.Execute(
                "UPDATE metadata SET reads = reads + $reads, last_read = max(last_read, $last) WHERE name = $name AND expires > $now",
                ("$name", name.Value), ("$reads", use.Reads), ("$last", use.LastRead.ToUnixTimeMilliseconds()), ("$now", now));
        }
    }

    /// <summary>How often it answered before is kept, unless what was known of it has ended.</summary>
    private static void Write(SqliteSession session, EntryName name, EntryWriting written, long now) => session.Execute(
        """
        INSERT INTO metadata(name, written, expires, tool, parameters, created, life, size, reads, last_read)
        VALUES ($name, $now, $expires, $tool, $parameters, $created, $life, $size, 0, $created)
        ON CONFLICT(name) DO UPDATE SET
            written = excluded.written, expires = excluded.expires, tool = excluded.tool, parameters = excluded.parameters,
            created = excluded.created, life = excluded.life, size = excluded.size,
            reads = iif(metadata.expires > $now, metadata.reads, 0),
            last_read = iif(metadata.expires > $now, metadata.last_read, excluded.last_read)
        """,
        ("$name", name.Value), ("$now", now), ("$expires", now + (long)written.Life.TotalMilliseconds), ("$tool", name.Tool),
        ("$parameters", written.Parameters), ("$created", written.CreatedAt.ToUnixTimeMilliseconds()),
        ("$life", (long)written.TimeToLive.TotalMilliseconds), ("$size", written.SizeBytes));

    private static void Count(SqliteSession session, IGrouping<string, string> tool)
    {
        var sketch = Sketch(session, tool.Key);
        foreach (var name in tool)
            sketch.Add(name);
        session.Execute(
            "INSERT INTO sketches(name, registers) VALUES ($name, $registers) ON CONFLICT(name) DO UPDATE SET registers = excluded.registers",
            ("$name", tool.Key), ("$registers", sketch.Stored));
    }

    private static HyperLogLog Sketch(SqliteSession session, string name) =>
        HyperLogLog.Parse((byte[]?)session.Scalar("SELECT registers FROM sketches WHERE name = $name", ("$name", name)));

    private static List<EntryMetadata> Page(SqliteSession session, string prefix, string last, long now)
    {
        using var rows = session.Query(
            $"""
            SELECT name, tool, parameters, created, reads, last_read, life, size FROM metadata
            WHERE name > $last AND name >= $prefix AND name < $prefix || char(0x10FFFF) AND expires > $now AND written <= $ahead
            ORDER BY name LIMIT {SqliteScan.Page}
            """,
            ("$last", last), ("$prefix", prefix), ("$now", now), ("$ahead", now + SqliteClock.Tolerance));
        var page = new List<EntryMetadata>(SqliteScan.Page);
        while (rows.Read())
        {
            page.Add(new EntryMetadata(
                rows.GetString(0), rows.GetString(1), rows.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(3)), rows.GetInt64(4),
                DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(5)), TimeSpan.FromMilliseconds(rows.GetInt64(6)), rows.GetInt32(7)));
        }

        return page;
    }
}
