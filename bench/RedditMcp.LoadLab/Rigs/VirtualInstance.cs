using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelContextProtocol.Server;
using Polly.CircuitBreaker;
using RedditMcp.Caching;
using RedditMcp.Caching.Hot;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Breakers;
using RedditMcp.Tools;

namespace RedditMcp.LoadLab.Rigs;

/// <summary>One server of the virtual rig: the product's own services, with all that runs in their background.</summary>
internal sealed class VirtualInstance : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private VirtualInstance(ServiceProvider services)
    {
        _services = services;
        Door = new VirtualDoor(services.GetServices<McpServerTool>().OfType<RedditTool>().ToDictionary(tool => tool.ProtocolTool.Name, StringComparer.Ordinal));
    }

    /// <summary>The way in.</summary>
    public IDoor Door { get; }

    /// <summary>Whether a breaker keeps calls from Reddit.</summary>
    public bool IsBreakerOpen => _services.GetRequiredService<UpstreamBreakers>().States.Any(breaker => breaker.State == CircuitState.Open);

    /// <summary>Starts it.</summary>
    public static async Task<VirtualInstance> StartAsync(IReadOnlyDictionary<string, string> settings, string folder, TestServer reddit, TimeProvider clock, int seed)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                KeyValuePair.Create<string, string?>("Reddit:ApiUrl", reddit.BaseAddress.AbsoluteUri),
                KeyValuePair.Create<string, string?>("Reddit:AuthUrl", reddit.BaseAddress.AbsoluteUri),
                KeyValuePair.Create<string, string?>("Reddit:ClientId", "lab"),
                KeyValuePair.Create<string, string?>("Reddit:ClientSecret", "lab"),
                KeyValuePair.Create<string, string?>("Cache:Directory", folder),
                .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
            ])
            .Build();
        var collection = new ServiceCollection().AddSingleton(clock).AddSingleton(new Jitter(seed)).AddLogging();
        collection.AddRedditMcp(configuration);
        collection.AddHttpClient(RedditHttp.ClientName).ConfigurePrimaryHttpMessageHandler(reddit.CreateHandler);
        var services = collection.BuildServiceProvider();
        foreach (var background in services.GetServices<IHostedService>())
            await background.StartAsync(CancellationToken.None);
        return new VirtualInstance(services);
    }

    /// <summary>Empties its memory.</summary>
    public void Forget() => _services.GetRequiredService<HotTier>().Remove((_, _) => true);

    public async ValueTask DisposeAsync()
    {
        foreach (var background in _services.GetServices<IHostedService>().Reverse())
            await background.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}
