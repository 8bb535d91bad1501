using Microsoft.Extensions.Logging;

namespace RedditMcp.Caching.Warm.Sqlite;

/// <summary>
/// An embedded store as this process holds it: one connection behind one lock, opened when it is first needed. Statements take microseconds, so
/// they run on the caller. Trouble never reaches the caller: the store is left alone for five seconds and then tried again, a damaged file is
/// set aside and replaced, and one that was replaced by another process or removed by hand is noticed within a second.
/// </summary>
internal sealed class SqliteStore(SqliteFile file, TimeProvider time, ILogger<SqliteStore> logger) : IDisposable
{
    private static readonly TimeSpan s_lookAgain = TimeSpan.FromSeconds(1);

    private readonly SqliteClock _clock = new(time);
    private readonly Breaker _breaker = new(time);
    private readonly Breaker _writes = new(time);
    private readonly Lock _gate = new();
    private SqliteSession? _session;
    private long _lookedAt;
    private bool _isDisposed;

    /// <summary>The file.</summary>
    public SqliteFile File => file;

    /// <summary>Whether the file could be read when that was last tried.</summary>
    public bool IsAvailable => _breaker.IsClosed;

    /// <summary>What is wrong; null while all is well.</summary>
    public string? Trouble => _breaker.Trouble ?? _writes.Trouble;

    /// <summary>The instant of what is done now.</summary>
    public long Now => _clock.Now();

    /// <summary>Reads.</summary>
    public StoreReply<T> Read<TState, T>(TState state, Func<SqliteSession, TState, T> work)
    {
        lock (_gate)
            return _breaker.TryPass() ? Ask(state, work, _breaker) : default;
    }

    /// <summary>Writes all of something or nothing.</summary>
    public StoreReply<T> Write<TState, T>(TState state, Func<SqliteSession, TState, T> work)
    {
        lock (_gate)
        {
            return _writes.TryPass() && _breaker.TryPass()
                ? Ask((state, work), static (session, inner) => session.Transact(inner.state, inner.work), _writes)
                : default;
        }
    }

    /// <summary>Reads, also when the store failed a moment ago.</summary>
    public StoreReply<T> Probe<TState, T>(TState state, Func<SqliteSession, TState, T> work)
    {
        lock (_gate)
            return Ask(state, work, _breaker);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            Close();
        }
    }

    /// <summary>What was asked of a damaged file is asked once more of its successor.</summary>
    private StoreReply<T> Ask<TState, T>(TState state, Func<SqliteSession, TState, T> work, Breaker breaker)
    {
        for (var isFirst = true; !_isDisposed; isFirst = false)
        {
            try
            {
                var answer = work(Session(), state);
                Succeeded(breaker);
                return new StoreReply<T>(Answered: true, answer);
            }
            catch (Exception e) when (SqliteTrouble.Is(e))
            {
                if (!(isFirst && SqliteTrouble.IsDamage(e) && TryReplace()))
                {
                    Failed(e);
                    return default;
                }
            }
        }

        return default;
    }

    private SqliteSession Session()
    {
        if (_session is not null && time.GetElapsedTime(_lookedAt) >= s_lookAgain)
        {
            _lookedAt = time.GetTimestamp();
            if (!file.IsStill(_session.Id))
                Close();
        }

        if (_session is null)
        {
            _session = file.Open();
            _lookedAt = time.GetTimestamp();
        }

        return _session;
    }

    private bool TryReplace()
    {
        var id = _session?.Id;
        Close();
        try
        {
            if (file.SetAside(id, time.GetUtcNow()))
                WarmLog.Replaced(logger, file.Folder);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // where a file in use cannot be renamed, the next try comes when every process has let go of it
        }
    }

    private void Succeeded(Breaker breaker)
    {
        if (_breaker.Succeeded() | breaker.Succeeded())
            WarmLog.Back(logger, file.Folder);
    }

    /// <summary>What only stops writing leaves the file open for reading, unless there is none open yet.</summary>
    private void Failed(Exception exception)
    {
        var isOfWriting = _session is not null && SqliteTrouble.IsOfWriting(exception);
        if (!isOfWriting)
            Close();

        var trouble = SqliteTrouble.Say(exception, file.Folder);
        if ((isOfWriting ? _writes : _breaker).Failed(trouble))
            WarmLog.Trouble(logger, exception, trouble);
    }

    private void Close()
    {
        _session?.Dispose();
        _session = null;
    }
}
