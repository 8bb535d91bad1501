using Microsoft.Extensions.Logging;

namespace RedditMcp.Caching.Warm.Sqlite;

/// <summary>
/// An embedded store as this process holds it: one connection to write and one to read, which waits for no writer. Statements take microseconds, so
/// they run on the caller. Trouble never reaches the caller: the store is left alone for five seconds and then tried again, a damaged file is
/// set aside and replaced, and one that was replaced by another process or removed by hand is noticed within a second.
/// </summary>
internal sealed class SqliteStore : IDisposable
{
    private readonly SqliteFile _file;
    private readonly SqliteLane _reading;
    private readonly SqliteLane _writing;
    private readonly SqliteClock _clock;
    private readonly Breaker _breaker;
    private readonly Breaker _writes;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private volatile bool _isDisposed;

    public SqliteStore(SqliteFile file, TimeProvider time, ILogger<SqliteStore> logger)
    {
        _file = file;
        _reading = new SqliteLane(_file, _file.OpenToRead, time);
        _writing = new SqliteLane(_file, _file.Open, time);
        (_clock, _breaker, _writes) = (new SqliteClock(time), new Breaker(time), new Breaker(time));
        (_time, _logger) = (time, logger);
    }

    /// <summary>The file.</summary>
    public SqliteFile File => _file;

    /// <summary>Whether the file could be read when that was last tried.</summary>
    public bool IsAvailable => _breaker.IsClosed;

    /// <summary>What is wrong; null while all is well.</summary>
    public string? Trouble => _breaker.Trouble ?? _writes.Trouble;

    /// <summary>The instant of what is done now.</summary>
    public long Now => _clock.Now();

    /// <summary>Reads.</summary>
    public StoreReply<T> Read<TState, T>(TState state, Func<SqliteSession, TState, T> work)
    {
        lock (_reading.Gate)
            return _breaker.TryPass() ? Ask(_reading, state, work, _breaker) : default;
    }

    /// <summary>Writes all of something or nothing.</summary>
    public StoreReply<T> Write<TState, T>(TState state, Func<SqliteSession, TState, T> work)
    {
        lock (_writing.Gate)
        {
            return _writes.TryPass() && _breaker.TryPass()
                ? Ask(_writing, (state, work), static (session, inner) => session.Transact(inner.state, inner.work), _writes)
                : default;
        }
    }

    /// <summary>Reads, also when the store failed a moment ago.</summary>
    public StoreReply<T> Probe<TState, T>(TState state, Func<SqliteSession, TState, T> work)
    {
        lock (_reading.Gate)
            return Ask(_reading, state, work, _breaker);
    }

    public void Dispose()
    {
        _isDisposed = true;
        foreach (var lane in (SqliteLane[])[_reading, _writing])
        {
            lock (lane.Gate)
                lane.Close();
        }
    }

    /// <summary>What was asked of a damaged file is asked once more of its successor.</summary>
    private StoreReply<T> Ask<TState, T>(SqliteLane lane, TState state, Func<SqliteSession, TState, T> work, Breaker breaker)
    {
        for (var isFirst = true; !_isDisposed; isFirst = false)
        {
            try
            {
                var answer = work(lane.Session(), state);
                Succeeded(breaker);
                return new StoreReply<T>(Answered: true, answer);
            }
            catch (Exception e) when (SqliteTrouble.Is(e))
            {
                if (!(isFirst && SqliteTrouble.IsDamage(e) && TryReplace(lane)))
                {
                    Failed(lane, e);
                    return default;
                }
            }
        }

        return default;
    }

    private bool TryReplace(SqliteLane lane)
    {
        var id = lane.Id;
        lane.Close();
        (lane == _reading ? _writing : _reading).Suspect();
        try
        {
            if (_file.SetAside(id, _time.GetUtcNow()))
                WarmLog.Replaced(_logger, _file.Folder);
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
            WarmLog.Back(_logger, _file.Folder);
    }

    /// <summary>What only stops writing leaves the file open for reading, unless there is none open yet.</summary>
    private void Failed(SqliteLane lane, Exception exception)
    {
        var isOfWriting = (lane.IsOpen || lane == _writing) && SqliteTrouble.IsOfWriting(exception);
        if (!isOfWriting)
            lane.Close();

        var trouble = SqliteTrouble.Say(exception, _file.Folder);
        if ((isOfWriting ? _writes : _breaker).Failed(trouble))
            WarmLog.Trouble(_logger, exception, trouble);
    }
}
