using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedditMcp.Caching;
using RedditMcp.Caching.Warm;
using RedditMcp.Insights.Watches;
using RedditMcp.Insights.Watches.Stores;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Insights.Watches.Stores;

/// <summary>The store of watches as the product registers it, as one process would have it.</summary>
internal sealed class WatchStores : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private WatchStores(ServiceProvider services) => _services = services;

    public IWatchStore Store => _services.GetRequiredService<IWatchStore>();

    public static WatchStores On(CacheOptions options) => new(new ServiceCollection()
        .AddLogging(logging => logging.AddProvider(new CapturedLogs())).AddMetrics().AddSingleton(TimeProvider.System)
        .AddSingleton(Options.Create(options)).AddSingleton(Options.Create(new StateOptions()))
        .AddWarmTier().AddWatches(new ConfigurationBuilder().Build()).BuildServiceProvider());

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
