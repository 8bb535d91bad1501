using Microsoft.Extensions.Logging;
using RedditMcp.Telemetry;
using StackExchange.Redis;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>
/// The one connection to a Redis. Whatever is asked of it takes at most its budget, and trouble is never an exception: a lost connection, or three
/// answers in a row that did not come in time, leave Redis alone for five seconds. The connection is made behind the back of whoever asks first, and is
/// looked for again by itself.
/// </summary>
internal sealed class RedisLink(RedisAddress address, WarmMetrics metrics, TimeProvider time, ILogger<RedisLink> logger) : IAsyncDisposable
{
    private const int SilencesInARow = 3;

    private static readonly TimeSpan s_budget = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_statusBudget = TimeSpan.FromSeconds(1);

    private readonly Breaker _breaker = new(time);
    private readonly Breaker _writes = new(time);
    private readonly Lock _gate = new();
    private Task<RedisSession>? _session;
    private long _connectingSince;
    private int _silences;
    private volatile bool _isLate;
    private volatile bool _isRefused;
    private bool _isDisposed;

    /// <summary>Hosts and ports.</summary>
    public string Place => address.Place;

    /// <summary>Whether it answered when it was last asked.</summary>
    public bool IsAvailable => _breaker.IsClosed && !_isLate;

    /// <summary>What is wrong; null while all is well.</summary>
    public string? Trouble => _breaker.Trouble ?? _writes.Trouble
        ?? (_isLate ? new RedisFailure(RedisErrorKind.Connection, RedisFailureReach.All).Say(Place) : null);

    /// <summary>Asks, unless Redis is being left alone.</summary>
    /// <param name="operation">What is asked.</param>
    /// <param name="state">What the question needs.</param>
    /// <param name="ask">The question.</param>
    /// <param name="cancellationToken">Ends the wait, not the question.</param>
    public async ValueTask<StoreReply<T>> AskAsync<TState, T>(
        RedisOperation operation, TState state, Func<RedisSession, TState, Task<T>> ask, CancellationToken cancellationToken)
    {
        if (!Passes(operation))
            return default;

        Task<T>? asked = null;
        try
        {
            if (await SessionAsync(operation, cancellationToken) is not { } session)
            {
                _isLate = true;
                return default;
            }

            metrics.Asked(operation);
            asked = ask(session, state);
            var answer = await asked.WaitAsync(BudgetOf(operation), time, cancellationToken);
            Succeeded(operation);
            return new StoreReply<T>(Answered: true, answer);
        }
        catch (Exception e) when (RedisFailure.Is(e))
        {
            Abandon(asked);
            cancellationToken.ThrowIfCancellationRequested();
            Failed(e);
            return default;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task<RedisSession>? session;
        lock (_gate)
        {
            session = _isDisposed ? null : _session;
            _session = Task.FromException<RedisSession>(new ObjectDisposedException(nameof(RedisLink)));
            _isDisposed = true;
        }

        // A connection that is still being made is at most the connect timeout away from being made or given up.
        if (session is not null)
            await (await session).DisposeAsync();
    }

    private static bool TakesMemory(RedisOperation operation) =>
        operation is RedisOperation.Set or RedisOperation.Record or RedisOperation.Notice or RedisOperation.Lease or RedisOperation.Charge;

    private static TimeSpan BudgetOf(RedisOperation operation) => operation == RedisOperation.Status ? s_statusBudget : s_budget;

    /// <summary>A question nobody waits for any more may still fail; that is nobody's concern.</summary>
    private static void Abandon(Task? asked) =>
        _ = asked?.ContinueWith(
            static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    private bool Passes(RedisOperation operation) =>
        operation == RedisOperation.Status || ((!TakesMemory(operation) || _writes.TryPass()) && _breaker.TryPass());

    /// <summary>Waits for the first connection, but nobody for longer than the budget after it was begun.</summary>
    private async ValueTask<RedisSession?> SessionAsync(RedisOperation operation, CancellationToken cancellationToken)
    {
        var session = Connecting();
        if (session.IsCompleted)
            return await session;

        try
        {
            var left = BudgetOf(operation) - time.GetElapsedTime(_connectingSince);
            return left > TimeSpan.Zero ? await session.WaitAsync(left, time, cancellationToken) : null;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private Task<RedisSession> Connecting()
    {
        var session = Volatile.Read(ref _session);
        if (session is not null)
            return session;

        lock (_gate)
        {
            if (_session is null)
            {
                _connectingSince = time.GetTimestamp();
                Volatile.Write(ref _session, Task.Run(ConnectAsync));
            }

            return _session;
        }
    }

    /// <summary>Comes to an end whether or not there is a Redis; the multiplexer goes on looking for it.</summary>
    private async Task<RedisSession> ConnectAsync()
    {
        var said = new StringWriter();
        var multiplexer = await ConnectionMultiplexer.ConnectAsync(address.Options, said);
        // Why the first connection was refused is told here only; of later ones the event tells.
        _isRefused = !multiplexer.IsConnected && RedisFailure.SpeaksOfRefusal(said.ToString());
        multiplexer.ConnectionFailed += (_, lost) => _isRefused |= lost.FailureType == ConnectionFailureType.AuthenticationFailure;
        return new RedisSession(multiplexer, address.Reading);
    }

    private void Succeeded(RedisOperation operation)
    {
        if (_silences != 0)
            _silences = 0;
        if (_isLate || _isRefused)
            _isLate = _isRefused = false;
        if (_breaker.Succeeded() | (TakesMemory(operation) && _writes.Succeeded()))
            WarmLog.Back(logger, Place);
    }

    private void Failed(Exception exception)
    {
        var failure = RedisFailure.Of(exception, _isRefused);
        _isRefused |= failure is { Kind: RedisErrorKind.Auth, Reach: RedisFailureReach.All };
        metrics.Failed(failure.Kind);
        var broken = failure.Reach switch
        {
            RedisFailureReach.All => _breaker,
            RedisFailureReach.AllWhenRepeated when !_breaker.IsClosed || Interlocked.Increment(ref _silences) >= SilencesInARow => _breaker,
            RedisFailureReach.Writes => _writes,
            _ => null,
        };
        var trouble = failure.Say(Place);
        if (broken is null || broken.Failed(trouble))
            WarmLog.Trouble(logger, exception, trouble);
    }
}
