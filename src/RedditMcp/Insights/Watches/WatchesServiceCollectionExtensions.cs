using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedditMcp.Caching.Warm;
using RedditMcp.Insights.Watches.Delivery;
using RedditMcp.Insights.Watches.Polling;
using RedditMcp.Insights.Watches.Stores;
using RedditMcp.Telemetry;
using RedditMcp.Tools.Resources;

namespace RedditMcp.Insights.Watches;

/// <summary>Registers watches, on the store of what must survive.</summary>
internal static class WatchesServiceCollectionExtensions
{
    /// <summary>Adds watches, their polls and their deliveries.</summary>
    /// <param name="services">Where to add; the cache and the stores are there.</param>
    /// <param name="configuration">The root configuration; section <c>Watches</c> is read.</param>
    public static IServiceCollection AddWatches(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WatchOptions>().Bind(configuration.GetSection(WatchOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<WatchOptions>, WatchOptionsValidator>()
            .AddSingleton<WatchMetrics>().AddSingleton(StoreOf)
            .AddSingleton<WatchWorld>().AddSingleton<WatchShelf>().AddSingleton<PollPace>().AddSingleton<BackgroundReader>()
            .AddSingleton<WatchRound>().AddSingleton<WatchPolls>().AddSingleton<WatchDesk>().AddSingleton<WatchAnswers>()
            .AddWebhookClient().AddSingleton<WebhookSender>().AddSingleton<WebhookCourier>()
            .AddSingleton<WatchSubscriptions>()
            .AddSingleton<WatchLease>()
            .AddSingleton<WatchNews>().AddHostedService(provider => provider.GetRequiredService<WatchNews>())
            .AddSingleton<WatchPoller>().AddHostedService(provider => provider.GetRequiredService<WatchPoller>());
    }

    private static IWatchStore StoreOf(IServiceProvider provider) =>
        StateStore.Make<IWatchStore>(provider, link => new RedisWatches(link), store => new SqliteWatches(store));
}
