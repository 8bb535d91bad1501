using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using RedditMcp.Bench;

namespace RedditMcp.LoadLab.Rigs;

/// <summary>An MCP client over HTTP, the SDK's own. It connects with the first call, and again when the servers have been replaced.</summary>
internal sealed class HttpDoor(HttpClient http, Func<IReadOnlyList<ServerProcess>> servers, int number) : IDoor
{
    private ServerProcess? _server;
    private McpClient? _client;

    /// <inheritdoc/>
    public async Task<Reply> CallAsync(string tool, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        try
        {
            var client = await ConnectAsync();
            var result = await client.CallToolAsync(tool, arguments.ToDictionary(pair => pair.Key, pair => (object?)pair.Value, StringComparer.Ordinal));
            return result.StructuredContent is { } content ? Read(content) : Reply.Of("no_content", retryAfter: null);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or McpException or OperationCanceledException)
        {
            return Reply.Of(failure.GetType().Name, retryAfter: null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is { } client)
            await client.DisposeAsync();
    }

    private async Task<McpClient> ConnectAsync()
    {
        var current = servers();
        var server = current[number % current.Count];
        if (_client is { } client && _server == server)
            return client;
        await DisposeAsync();
        var transport = new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(server.Url, "mcp"), TransportMode = HttpTransportMode.StreamableHttp }, http);
        (_server, _client) = (server, await McpClient.CreateAsync(transport));
        return _client;
    }

    private static Reply Read(JsonElement content)
    {
        if (content.TryGetProperty("error", out var error))
        {
            return Reply.Of(
                error.GetProperty("kind").GetString()!,
                error.TryGetProperty("retry_after_seconds", out var seconds) ? TimeSpan.FromSeconds(seconds.GetDouble()) : null);
        }

        var metadata = content.GetProperty("metadata");
        return Reply.Of(
            metadata.GetProperty("cached").GetBoolean(), metadata.GetProperty("stale").GetBoolean(), metadata.GetProperty("api_calls").GetInt32(),
            metadata.GetProperty("tier").GetString()!, TimeSpan.FromSeconds(metadata.GetProperty("ttl_seconds").GetInt32()), () => content);
    }
}
