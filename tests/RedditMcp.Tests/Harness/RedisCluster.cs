using System.Globalization;

namespace RedditMcp.Tests.Harness;

/// <summary>Three real masters that share the slots.</summary>
internal sealed class RedisCluster : IAsyncDisposable
{
    private readonly RedisServer[] _nodes;

    private RedisCluster(RedisServer[] nodes) => _nodes = nodes;

    public string Url => $"redis://{string.Join(',', _nodes.Select(AddressOf))}";

    /// <summary>The masters.</summary>
    public IReadOnlyList<RedisServer> Nodes => _nodes;

    public static async Task<RedisCluster> StartAsync(params string[] settings)
    {
        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RedisServer.StartAsync(
            ["--cluster-enabled", "yes", .. settings])));
        await RedisServer.OutputAsync("redis-cli", ["--cluster", "create", .. nodes.Select(AddressOf), "--cluster-yes"]);
        foreach (var node in nodes)
        {
            await Patience.UntilAsync(
                async () => (await node.CliAsync("CLUSTER", "INFO")).Contains("cluster_state:ok", StringComparison.Ordinal), "the cluster is complete");
        }

        return new RedisCluster(nodes);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
    }

    private static string AddressOf(RedisServer node) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{node.Port}");
}
