using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace RedditMcp.Server.Http.Splicing;

/// <summary>
/// Gives the same options to every session. The SDK makes them anew for each request of a stateless server, tool by tool, although it only reads them
/// (and says each time that requests share the scope of theirs). What differs by request must therefore not go into
/// <c>ConfigureSessionOptions</c>.
/// </summary>
/// <param name="factory">Makes them the first time.</param>
internal sealed class SharedServerOptions(OptionsFactory<McpServerOptions> factory) : IOptionsFactory<McpServerOptions>
{
    private readonly Lazy<McpServerOptions> _options = new(() => factory.Create(Options.DefaultName));

    public McpServerOptions Create(string name) => _options.Value;
}
