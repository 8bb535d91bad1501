using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using RedditMcp.Caching;
using RedditMcp.Reddit;
using RedditMcp.Simulator;

namespace RedditMcp.Tests.Harness;

/// <summary>
/// The product in this process, and the SDK's own client connected to it over a pair of pipes. Every answer it gets is held against
/// the output schema of its tool, whatever else a test looks at. Nothing waits for the budget unless the settings of a test say otherwise.
/// </summary>
internal sealed class ProductSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _ended;
    private readonly Task _server;
    private readonly TemporaryFolder _folder;

    private ProductSession(ServiceProvider services, Task server, McpClient client, CancellationTokenSource ended, TemporaryFolder folder)
    {
        _folder = folder;
        _services = services;
        _server = server;
        Client = client;
        _ended = ended;
    }

    public McpClient Client { get; }

    public IServiceProvider Services => _services;

    /// <summary>What was logged, every field of it.</summary>
    public CapturedLogs Logs => _services.GetRequiredService<CapturedLogs>();

    /// <summary>Connects to the product with its Reddit at a simulator.</summary>
    public static Task<ProductSession> StartAsync(
        RedditSimulator simulator, TimeProvider? time = null, params (string Key, string? Value)[] settings) => StartAsync(
        services => services.AddSingleton(time ?? TimeProvider.System),
        [("Reddit:ApiUrl", simulator.Url.AbsoluteUri), ("Reddit:AuthUrl", simulator.Url.AbsoluteUri), .. settings]);

    /// <summary>Connects to the product with its Reddit in the hands of the test.</summary>
    public static Task<ProductSession> StartAsync(
        ScriptedReddit reddit, TimeProvider? time = null, params (string Key, string? Value)[] settings) => StartAsync(
        services =>
        {
            services.AddSingleton(time ?? TimeProvider.System);
            services.AddHttpClient(RedditHttp.ClientName).ConfigurePrimaryHttpMessageHandler(() => reddit);
        },
        settings);

    /// <summary>Connects to the product as another version of it would be: with its Reddit in the hands of the test, and services of the test's instead of its own.</summary>
    public static Task<ProductSession> StartOtherVersionAsync(ScriptedReddit reddit, Action<IServiceCollection> replace, params (string Key, string? Value)[] settings) => StartAsync(
        services =>
        {
            services.AddSingleton(TimeProvider.System);
            services.AddHttpClient(RedditHttp.ClientName).ConfigurePrimaryHttpMessageHandler(() => reddit);
            replace(services);
        },
        settings);

    private static async Task<ProductSession> StartAsync(Action<IServiceCollection> configure, (string Key, string? Value)[] settings)
    {
        var folder = new TemporaryFolder();
        (string Key, string? Value)[] defaults =
            [("Reddit:ClientId", "test-client"), ("Reddit:ClientSecret", Secrets.ClientSecret), ("Cache:Directory", folder.Path), ("Budget:QueriesPerMinute", "100000"), ("Budget:Burst", "true")];
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(defaults.Concat(settings).GroupBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Last().Value)))
            .Build();
        var (toServer, toClient) = (new Pipe(), new Pipe());
        var collection = new ServiceCollection();
        var logs = new CapturedLogs();
        collection.AddSingleton(logs).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        collection.AddRedditMcp(configuration).WithStreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream());
        collection.AddSingleton(new Jitter(seed: 1, spread: 0));   // so that tests can say when something expires
        configure(collection);

        var services = collection.BuildServiceProvider();
        var ended = new CancellationTokenSource();
        var server = services.GetRequiredService<McpServer>().RunAsync(ended.Token);
        var client = await McpClient.CreateAsync(
            new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream()),
            new McpClientOptions { ProtocolVersion = configuration["Client:ProtocolVersion"] }, // the newest unless a test says otherwise
            cancellationToken: TestContext.Current.CancellationToken);
        return new ProductSession(services, server, client, ended, folder);
    }

    /// <summary>Calls a tool.</summary>
    /// <param name="tool">Its name.</param>
    /// <param name="arguments">Pairs of name and value.</param>
    public Task<ToolAnswer> CallAsync(string tool, params (string Name, object? Value)[] arguments) =>
        CallAsync(tool, progress: null, arguments);

    /// <summary>Calls a tool and asks for progress.</summary>
    public async Task<ToolAnswer> CallAsync(
        string tool, IProgress<ProgressNotificationValue>? progress, params (string Name, object? Value)[] arguments)
    {
        var result = await Client.CallToolAsync(
            tool, arguments.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal), progress,
            cancellationToken: TestContext.Current.CancellationToken);
        var answer = new ToolAnswer(result);
        (await OutputContract.OfAsync(Client)).Hold(tool, answer);
        return answer;
    }

    /// <summary>Calls a tool with arguments as JSON, as a client may send them that checks nothing.</summary>
    public async Task<ToolAnswer> CallJsonAsync(string tool, string json)
    {
        using var arguments = JsonDocument.Parse(json);
        return await CallAsync(tool, [.. arguments.RootElement.EnumerateObject().Select(member => (member.Name, (object?)member.Value.Clone()))]);
    }

    /// <summary>Reads a resource.</summary>
    public async Task<ReadResourceResult> ReadAsync(string uri) =>
        await Client.ReadResourceAsync(uri, cancellationToken: TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _ended.CancelAsync();
        await _server.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _services.DisposeAsync();
        _ended.Dispose();
        _folder.Dispose();
    }
}
