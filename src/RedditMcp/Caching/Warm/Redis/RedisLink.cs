using Microsoft.Extensions.Logging;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>
/// The one way to a Redis. Whatever is asked of it takes at most its budget, and trouble is never an exception: a Redis that fails is left alone for a
/// while, see <see cref="RedisHealth"/>, and taken back by itself.
/// </summary>
internal sealed class RedisLink(RedisAddress address, WarmMetrics metrics, TimeProvider time, ILogger<RedisLink> logger) : IAsyncDisposable
{
    private static readonly TimeSpan s_budget = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_statusBudget = TimeSpan.FromSeconds(1);

    private readonly RedisConnection _connection = new(address, time);
    private readonly RedisHealth _health = new(address.Place, metrics, time, logger);

    /// <summary>Hosts and ports.</summary>
    public string Place => address.Place;

    /// <summary>Whether it answered when it was last asked.</summary>
    public bool IsAvailable => _health.IsAvailable;

    /// <summary>What is wrong; null while all is well.</summary>
    public string? Trouble => _health.Trouble;

    /// <summary>Asks, unless Redis is being left alone.</summary>
    /// <param name="operation">What is asked.</param>
    /// <param name="state">What the question needs.</param>
    /// <param name="ask">The question.</param>
    /// <param name="cancellationToken">Ends the wait, not the question.</param>
    public async ValueTask<StoreReply<T>> AskAsync<TState, T>(
        RedisOperation operation, TState state, Func<RedisSession, TState, Task<T>> ask, CancellationToken cancellationToken)
    {
        if (!_health.Passes(operation))
            return default;

        RedisSession? session = null;
        Task<T>? asked = null;
        try
        {
            session = await _connection.SessionAsync(BudgetOf(operation), cancellationToken);
            if (session is null)
            {
                _health.IsLate();
                return default;
            }

            metrics.Asked(operation);
            asked = ask(session, state);
            var answer = await asked.WaitAsync(BudgetOf(operation), time, cancellationToken);
            if (_connection.IsRefused)
                _connection.IsRefused = false;
            _health.Succeeded(operation, session);
            return new StoreReply<T>(Answered: true, answer);
        }
        catch (Exception e) when (RedisFailure.Is(e))
        {
            Abandon(asked);
            cancellationToken.ThrowIfCancellationRequested();
            var failure = RedisFailure.Of(e, _connection.IsRefused);
            _connection.IsRefused |= failure is { Kind: RedisErrorKind.Auth, Reach: RedisFailureReach.All };
            _health.Failed(operation, e, failure, session);
            return default;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static TimeSpan BudgetOf(RedisOperation operation) => operation == RedisOperation.Status ? s_statusBudget : s_budget;

    /// <summary>A question nobody waits for any more may still fail; that is nobody's concern.</summary>
    private static void Abandon(Task? asked) =>
        _ = asked?.ContinueWith(
            static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
}
