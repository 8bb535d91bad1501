namespace RedditMcp.Tests.Harness;

/// <summary>A Redis for the tests of a class, started by the first that needs it.</summary>
public sealed class SharedRedis : IAsyncDisposable
{
    private readonly Lazy<Task<RedisServer>> _server = new(() => RedisServer.StartAsync());

    public async ValueTask DisposeAsync()
    {
        if (_server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await _server.Value).DisposeAsync();
    }

    internal async ValueTask<string> UrlAsync() => (await _server.Value).Url;
}
