using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using RedditMcp.Caching;
using RedditMcp.Server.Configuration;
using RedditMcp.Server.Http;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Server;

/// <summary>The HTTP server in this process, on a free port.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder;

    private RunningServer(WebApplication app, TemporaryFolder folder)
    {
        _app = app;
        _folder = folder;
        Url = new Uri(app.Urls.Single());
        Http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = Url };
    }

    public Uri Url { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<RunningServer> StartAsync(Action<IMcpServerBuilder>? extend = null, params (string Key, string Value)[] settings)
    {
        var folder = new TemporaryFolder();
        var all = Settings.Empty.With("Logging:LogLevel:Default", "None", "test").With("Server:Port", "0", "test")
            .With("Cache:Directory", folder.Path, "test");
        foreach (var (key, value) in settings)
            all = all.With(key, value, "test");

        var built = HttpHost.Build(all, mcp =>
        {
            mcp.Services.AddSingleton(new Jitter(seed: 1, spread: 0));   // as in a session of this process, so that the two can be compared
            extend?.Invoke(mcp);
        });
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new RunningServer(built, folder);
    }

    /// <summary>A client as the SDK makes it.</summary>
    public Task<McpClient> ConnectAsync(string? protocolVersion = null, params (string Name, string Value)[] headers) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(Url, "mcp"),
            AdditionalHeaders = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.Ordinal),
        }),
        new McpClientOptions { ProtocolVersion = protocolVersion },
        cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Posts to the MCP endpoint what no client would.</summary>
    public Task<HttpResponseMessage> PostAsync(HttpContent content, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "mcp") { Content = content };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, string.Format(CultureInfo.InvariantCulture, value, Url.Port));

        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
