using StackExchange.Redis;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>
/// The making of the one connection, behind the back of whoever asks first. Once it is made, the driver looks for Redis by itself; where
/// making it failed, it is made anew for the next who asks.
/// </summary>
internal sealed class RedisConnection(RedisAddress address, TimeProvider time) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private Task<RedisSession>? _session;
    private long _connectingSince;
    private volatile bool _isRefused;
    private bool _isDisposed;

    /// <summary>Whether the user or the password was refused last; later failures only say that there is no connection.</summary>
    public bool IsRefused
    {
        get => _isRefused;
        set => _isRefused = value;
    }

    /// <summary>Waits for the first connection, but nobody for longer than a budget after it was begun; null when that is over.</summary>
    public async ValueTask<RedisSession?> SessionAsync(TimeSpan budget, CancellationToken cancellationToken)
    {
        var session = Connecting();
        if (session.IsCompleted)
            return await session;

        try
        {
            var left = budget - time.GetElapsedTime(_connectingSince);
            return left > TimeSpan.Zero ? await session.WaitAsync(left, time, cancellationToken) : null;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task<RedisSession>? session;
        lock (_gate)
        {
            session = _isDisposed ? null : _session;
            _session = Task.FromException<RedisSession>(new ObjectDisposedException(nameof(RedisConnection)));
            _isDisposed = true;
        }

        if (session is null)
            return;

        // A connection that is still being made is at most the connect timeout away from being made or given up.
        await ((Task)session).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (session.IsCompletedSuccessfully)
            await (await session).DisposeAsync();
    }

    private Task<RedisSession> Connecting()
    {
        var session = Volatile.Read(ref _session);
        if (session is { IsFaulted: false })
            return session;

        lock (_gate)
        {
            if (!_isDisposed && _session is null or { IsFaulted: true })
            {
                _connectingSince = time.GetTimestamp();
                Volatile.Write(ref _session, Task.Run(ConnectAsync));
            }

            return _session!;
        }
    }

    /// <summary>Comes to an end whether or not there is a Redis.</summary>
    private async Task<RedisSession> ConnectAsync()
    {
        var said = new StringWriter();
        try
        {
            var multiplexer = await ConnectionMultiplexer.ConnectAsync(address.Options, said);
            // Why the first connection was refused is told here only; of later ones the event tells.
            _isRefused = !multiplexer.IsConnected && RedisFailure.SpeaksOfRefusal(said.ToString());
            multiplexer.ConnectionFailed += (_, lost) => _isRefused |= lost.FailureType == ConnectionFailureType.AuthenticationFailure;
            return new RedisSession(multiplexer, address.Reading);
        }
        catch (Exception failure) when (!RedisFailure.Is(failure))
        {
            throw new IOException("The connection could not be made.", failure);
        }
    }
}
