using Microsoft.Data.Sqlite;

namespace RedditMcp.Caching.Warm.Sqlite;

/// <summary>An open file of the store: one connection and the statements it has prepared. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    /// <summary>
    /// For how long a statement waits for another process, in milliseconds. Reading never waits in WAL mode, and writers of four processes flat out
    /// wait 19 ms (p99); only one that was stopped in the middle of a write takes longer, and then a cache is better skipped than waited for.
    /// It is not less than a second because the driver then waits on top of SQLite, in steps of 150 ms up to its own smallest timeout, a second.
    /// </summary>
    private const int PatienceMilliseconds = 1000;

    private const long LargestJournal = 4 * 1024 * 1024;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    private SqliteSession(SqliteConnection connection) => _connection = connection;

    /// <summary>The id of the file that is open.</summary>
    public string Id { get; private set; } = "";

    /// <summary>How many bytes are in use, without the pages that are free.</summary>
    public long Used => ((long)Scalar("PRAGMA page_count")! - (long)Scalar("PRAGMA freelist_count")!) * (long)Scalar("PRAGMA page_size")!;

    /// <summary>Opens a file and makes what is missing in it.</summary>
    /// <param name="schema">What is to be in it.</param>
    /// <param name="path">The file.</param>
    /// <param name="bound">What it may take on disk with its journal, in bytes.</param>
    public static SqliteSession Open(SqliteSchema schema, string path, long bound)
    {
        var session = Connect(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            session.Id = schema.Apply(session);
            session.Bound(bound);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file to read from it; null where its tables are still to be made.</summary>
    /// <param name="schema">What is to be in it.</param>
    /// <param name="path">The file.</param>
    public static SqliteSession? TryOpenToRead(SqliteSchema schema, string path)
    {
        var session = Connect(path, SqliteOpenMode.ReadWrite); // readers of a journal mark in shared memory how far they are
        try
        {
            if (!schema.IsMade(session))
            {
                session.Dispose();
                return null;
            }

            session.Id = (string)session.Scalar("SELECT id FROM store")!;
            session.Execute("PRAGMA query_only = ON");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that is there, only to look at it.</summary>
    public static SqliteSession Look(string path) => Connect(path, SqliteOpenMode.ReadOnly);

    /// <summary>Runs statements, and says how many rows they changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object Value)> values) => Command(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; null when there is none.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<(string Name, object Value)> values) => Command(sql, values).ExecuteScalar();

    /// <summary>The rows.</summary>
    public SqliteDataReader Query(string sql, params ReadOnlySpan<(string Name, object Value)> values) => Command(sql, values).ExecuteReader();

    /// <summary>Does all of some work or nothing, alone among all processes.</summary>
    public T Transact<TState, T>(TState state, Func<SqliteSession, TState, T> work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            var result = work(this, state);
            Execute("COMMIT");
            return result;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        _connection.Dispose();
    }

    private static SqliteSession Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = PatienceMilliseconds / 1000 }.ToString());
        try
        {
            connection.Open();
            var session = new SqliteSession(connection);
            session.Execute($"PRAGMA busy_timeout = {PatienceMilliseconds}");
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A part of the bound is the journal's, which is written back into the file whenever it has grown to that.</summary>
    private void Bound(long bound)
    {
        var page = (long)Scalar("PRAGMA page_size")!;
        var journal = Math.Min(bound / 8, LargestJournal);
        Execute($"PRAGMA max_page_count = {(bound - journal) / page}");
        Execute($"PRAGMA wal_autocheckpoint = {journal / page}");
        Execute($"PRAGMA journal_size_limit = {journal}");
    }

    /// <summary>Some errors have ended the transaction already; then there is nothing to roll back, and the first error is the one to tell.</summary>
    private void RollBack()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            return;
        }
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object Value)> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in values)
                command.Parameters.AddWithValue(name, value);
            _commands.Add(sql, command);
            return command;
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i].Value;
        return command;
    }
}
