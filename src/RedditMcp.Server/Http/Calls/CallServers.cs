using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace RedditMcp.Server.Http.Calls;

/// <summary>
/// A server for each revision of the protocol, because the SDK's remember which one they speak. They are started when first called, and stop with the host.
/// </summary>
/// <param name="options">Makes the options of a server.</param>
/// <param name="services">The host's services.</param>
internal sealed class CallServers(IOptionsFactory<McpServerOptions> options, IServiceProvider services) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<CallServer>> _servers = new(StringComparer.Ordinal);

    /// <summary>The server for a revision.</summary>
    /// <param name="version">What the client says it speaks; nothing is a revision too.</param>
    public CallServer For(string? version) => _servers.GetOrAdd(version ?? "", static (version, made) => new(() => made.Start(version)), this).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values.Where(server => server.IsValueCreated))
            await server.Value.DisposeAsync();
    }

    private CallServer Start(string version)
    {
        var made = options.Create(Options.DefaultName);
        made.ScopeRequests = false; // nothing that serves a call is scoped
        var server = new CallServer(version.Length > 0 ? version : null);
        server.Start(made, services);
        return server;
    }
}
