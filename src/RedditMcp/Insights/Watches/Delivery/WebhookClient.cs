using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace RedditMcp.Insights.Watches.Delivery;

/// <summary>Sets up the HTTP client of webhooks: retries with growing pauses, and a bound on each try and on all.</summary>
internal static class WebhookClient
{
    /// <summary>Its name.</summary>
    public const string Name = "webhooks";

    private static readonly TimeSpan s_total = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_try = TimeSpan.FromSeconds(5);

    /// <summary>Adds it.</summary>
    public static IServiceCollection AddWebhookClient(this IServiceCollection services)
    {
        services.AddSingleton<WebhookPolicy>().AddSingleton<WebhookConnection>()
            .AddHttpClient(Name)
            .ConfigureHttpClient(client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan; // the resilience pipeline below bounds every call
                client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "reddit-mcp");
            })
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<WebhookConnection>().NewHandler())
            .RemoveAllLoggers() // they write addresses, which may hold a caller's secrets
            .AddResilienceHandler(Name, static (pipeline, context) =>
            {
                pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
                pipeline.AddTimeout(s_total)
                    .AddRetry(new HttpRetryStrategyOptions
                    {
                        MaxRetryAttempts = 3,
                        Delay = TimeSpan.FromSeconds(1),
                        BackoffType = DelayBackoffType.Exponential,
                        UseJitter = true,
                        ShouldHandle = arguments => ValueTask.FromResult(
                            arguments.Outcome is not { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } }
                            && HttpClientResiliencePredicates.IsTransient(arguments.Outcome)),
                    })
                    .AddTimeout(s_try);
            });
        return services;
    }
}
