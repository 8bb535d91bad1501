namespace RedditMcp.Caching.Warm.Sqlite;

/// <summary>
/// The tables of an embedded store, version 1. There are two, in files of their own: <see cref="Cache"/>, which may be deleted whenever one likes, and
/// <see cref="State"/>, which must survive that. A later version takes another file, <c>cache-v2.db</c>, so that processes of both versions can
/// run side by side and either can be gone back to. <c>user_version</c> says the version once more, and what is newer is left alone.
/// </summary>
/// <remarks>
/// Instants are Unix milliseconds by <see cref="SqliteClock"/>; lives are milliseconds. <c>written</c> and <c>taken</c> are when a row was last
/// written. A row is alive from its <c>written</c> until its <c>expires</c>.
/// <list type="bullet">
/// <item><c>store</c>: one row, the random id by which processes notice that the file under the name is another than the one they hold.</item>
/// <item><c>entries</c>: values under names.</item>
/// <item><c>metadata</c>: what is known of entries, by the entry's name.</item>
/// <item><c>sketches</c>: <see cref="HyperLogLog"/> by name.</item>
/// <item><c>leases</c>: who does what, until when.</item>
/// <item><c>notices</c>: what was posted, in order of <c>id</c>, which is never used twice.</item>
/// </list>
/// Of the state:
/// <list type="bullet">
/// <item><c>api_keys</c>: callers' keys, by the SHA-256 of each; <c>revoked</c> is null while one is good.</item>
/// <item><c>user_calls</c>: a row for each call to Reddit that a caller was charged with in the last minute.</item>
/// <item><c>user_requests</c>: how often a caller asked within a minute, counted from 1970.</item>
/// <item><c>ledgers</c>: the window of each Reddit key, as JSON.</item>
/// <item><c>watches</c>: each watch as JSON, with the version that a change must name.</item>
/// <item><c>watch_alerts</c>: the alerts of each watch as JSON, by their number.</item>
/// <item><c>watch_revisions</c>: how often watches of a world came, went or were changed by their owners.</item>
/// </list>
/// </remarks>
internal sealed class SqliteSchema
{
    private const int Version = 1;

    private const string Identity = """
        CREATE TABLE IF NOT EXISTS store(id TEXT NOT NULL);
        INSERT INTO store SELECT lower(hex(randomblob(8))) WHERE NOT EXISTS (SELECT 1 FROM store);
        PRAGMA user_version = 1;
        """;

    private readonly string _tables;
    private readonly string _newest;

    private SqliteSchema(string name, string newest, string tables) => (FileName, _newest, _tables) = ($"{name}-v{Version}", newest, tables);

    /// <summary>What can be had again.</summary>
    public static SqliteSchema Cache { get; } = new("cache", "notices", """
        CREATE TABLE IF NOT EXISTS entries(name TEXT NOT NULL PRIMARY KEY, written INTEGER NOT NULL, expires INTEGER NOT NULL, value BLOB NOT NULL);
        CREATE INDEX IF NOT EXISTS entries_expires ON entries(expires, written);
        CREATE TABLE IF NOT EXISTS metadata(
            name TEXT NOT NULL PRIMARY KEY, written INTEGER NOT NULL, expires INTEGER NOT NULL, tool TEXT NOT NULL, parameters TEXT NOT NULL,
            created INTEGER NOT NULL, life INTEGER NOT NULL, size INTEGER NOT NULL, reads INTEGER NOT NULL, last_read INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS metadata_expires ON metadata(expires);
        CREATE TABLE IF NOT EXISTS sketches(name TEXT NOT NULL PRIMARY KEY, registers BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS leases(name TEXT NOT NULL PRIMARY KEY, owner TEXT NOT NULL, taken INTEGER NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS notices(id INTEGER PRIMARY KEY AUTOINCREMENT, posted INTEGER NOT NULL, text TEXT NOT NULL);
        """);

    /// <summary>What must survive.</summary>
    public static SqliteSchema State { get; } = new("state", "watch_revisions", """
        CREATE TABLE IF NOT EXISTS api_keys(
            id TEXT NOT NULL PRIMARY KEY, hash TEXT NOT NULL, tier TEXT NOT NULL, name TEXT NOT NULL, created INTEGER NOT NULL, revoked INTEGER) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS user_calls(
            caller TEXT NOT NULL, at INTEGER NOT NULL, receipt TEXT NOT NULL, PRIMARY KEY(caller, at, receipt)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS user_requests(
            minute INTEGER NOT NULL, caller TEXT NOT NULL, requests INTEGER NOT NULL, PRIMARY KEY(minute, caller)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS ledgers(name TEXT NOT NULL PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS watches(
            id TEXT NOT NULL PRIMARY KEY, world TEXT NOT NULL, owner TEXT NOT NULL, version INTEGER NOT NULL, record TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS watches_owner ON watches(world, owner);
        CREATE TABLE IF NOT EXISTS watch_alerts(
            watch TEXT NOT NULL, number INTEGER NOT NULL, alert TEXT NOT NULL, PRIMARY KEY(watch, number)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS watch_revisions(world TEXT NOT NULL PRIMARY KEY, revision INTEGER NOT NULL) WITHOUT ROWID;
        """);

    /// <summary>The file's name, without its ending.</summary>
    public string FileName { get; }

    /// <summary>Whether a file has all of it; otherwise see <see cref="Apply"/>. Tables may have come since it was made.</summary>
    public bool IsMade(SqliteSession session) => (long)session.Scalar("PRAGMA user_version")! == Version
        && session.Scalar("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $name", ("$name", _newest)) is not null;

    /// <summary>Makes what is missing.</summary>
    /// <returns>The file's id.</returns>
    /// <exception cref="NewerSchemaException">The file is a later version's.</exception>
    public string Apply(SqliteSession session)
    {
        var found = (long)session.Scalar("PRAGMA user_version")!;
        if (found > Version)
            throw new NewerSchemaException(found);

        // Until the first table is made, the file can still become one that gives pages back.
        session.Execute("PRAGMA auto_vacuum = INCREMENTAL");
        session.Execute("PRAGMA journal_mode = WAL");
        session.Execute("PRAGMA synchronous = NORMAL");
        session.Execute("PRAGMA secure_delete = ON"); // what is deleted is to be gone
        session.Execute("BEGIN IMMEDIATE");
        session.Execute(_tables);
        session.Execute(Identity);
        session.Execute("COMMIT");
        return (string)session.Scalar("SELECT id FROM store")!;
    }
}
