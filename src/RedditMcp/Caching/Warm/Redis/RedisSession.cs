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

    /// <summary>Whom to ask how Redis is: the masters, or where none is connected the replicas.</summary>
    public IServer[] Answering => Masters is { Length: > 0 } masters ? masters : [.. multiplexer.GetServers().Where(server => server.IsConnected)];

    /// <summary>How many masters the connection knows of, whether they answer or not; at least one.</summary>
    public int MastersKnown => Math.Max(1, multiplexer.GetServers().Count(server => !server.IsReplica));

    /// <summary>Whether it is a cluster of which other masters answer, whatever one of them does.</summary>
    public bool HasOthers => MastersKnown > 1 && multiplexer.GetServers().Any(server => server is { IsConnected: true, IsReplica: false });

    /// <summary>Whether every master answers that the connection knows of.</summary>
    public bool IsWhole => multiplexer.GetServers().All(server => server.IsConnected || server.IsReplica);

    public ValueTask DisposeAsync() => multiplexer.DisposeAsync();
}
