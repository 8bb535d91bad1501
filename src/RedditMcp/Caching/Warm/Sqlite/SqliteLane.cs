namespace RedditMcp.Caching.Warm.Sqlite;

/// <summary>
/// One connection to the file, for one at a time: opened when it is first needed, and anew when the file under the name has become another. What is
/// not said to be safe for all belongs to who holds the gate.
/// </summary>
internal sealed class SqliteLane(SqliteFile file, Func<SqliteSession> open, TimeProvider time)
{
    private static readonly TimeSpan s_lookAgain = TimeSpan.FromSeconds(1);

    private SqliteSession? _session;
    private long _lookedAt;
    private volatile bool _isSuspect;

    /// <summary>Safe for all.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Whether the file is open.</summary>
    public bool IsOpen => _session is not null;

    /// <summary>The id of the file that is open; null when none is.</summary>
    public string? Id => _session?.Id;

    /// <summary>The connection.</summary>
    public SqliteSession Session()
    {
        if (_session is not null && (_isSuspect || time.GetElapsedTime(_lookedAt) >= s_lookAgain))
        {
            _lookedAt = time.GetTimestamp();
            _isSuspect = false;
            if (!file.IsStill(_session.Id))
                Close();
        }

        if (_session is null)
        {
            _session = open();
            _lookedAt = time.GetTimestamp();
        }

        return _session;
    }

    /// <summary>Looks at the next use whether the file is still the same. Safe for all.</summary>
    public void Suspect() => _isSuspect = true;

    public void Close()
    {
        _session?.Dispose();
        _session = null;
    }
}
