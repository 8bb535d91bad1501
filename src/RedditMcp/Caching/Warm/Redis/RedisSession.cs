using StackExchange.Redis;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>A connection that has been made, though it may have been lost since.</summary>
internal sealed class RedisSession(ConnectionMultiplexer multiplexer, CommandFlags reading) : IAsyncDisposable
{
    /// <summary>Where keys are.</summary>
    public IDatabase Database { get; } = multiplexer.GetDatabase();

    /// <summary>Where reading goes.</summary>
    public CommandFlags Reading => reading;

    /// <summary>Every server that takes writes: one, or the masters of a cluster.</summary>
    public IServer[] Masters => [.. multiplexer.GetServers().Where(server => server is { IsConnected: true, IsReplica: false })];

    /// <summary>Whether every master answers that the connection knows of.</summary>
    public bool IsWhole => multiplexer.GetServers().All(server => server.IsConnected || server.IsReplica);

    public ValueTask DisposeAsync() => multiplexer.DisposeAsync();
}
