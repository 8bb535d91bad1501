using System.Net;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using RedditMcp.Reddit.Breakers;

namespace RedditMcp.Reddit;

/// <summary>Sets up the one HTTP client that talks to Reddit.</summary>
internal static class RedditHttp
{
    /// <summary>Its name.</summary>
    public const string ClientName = "reddit";

    /// <summary>Whether a message's failure is tried again.</summary>
    public static readonly HttpRequestOptionsKey<Persistence> Persistence = new("reddit.persistence");

    /// <summary>All a call may take, retries included.</summary>
    private static readonly TimeSpan s_total = TimeSpan.FromSeconds(10);

    /// <summary>All one try may take; Reddit's slow answers take 2-3 s.</summary>
    private static readonly TimeSpan s_try = TimeSpan.FromSeconds(6);

    /// <summary>Adds the client: pool, retries, breaker.</summary>
    public static IServiceCollection AddRedditHttp(this IServiceCollection services)
    {
        var client = services.AddTransient<UpstreamHandler>().AddSingleton<UpstreamBreakers>().AddHttpClient(ClientName)
            .ConfigureHttpClient((provider, client) =>
            {
                var agent = provider.GetRequiredService<IOptions<RedditOptions>>().Value.UserAgent ?? DefaultUserAgent;
                client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
                client.DefaultRequestVersion = HttpVersion.Version20;
                client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
                client.Timeout = Timeout.InfiniteTimeSpan; // the resilience pipeline below bounds every call
            })
            .ConfigurePrimaryHttpMessageHandler(NewPool)
            .RemoveAllLoggers(); // they write paths, and with them whom somebody looks at; UpstreamHandler logs every call
        client.AddResilienceHandler("reddit", Protect).SelectPipelineBy(_ => UpstreamBreakers.NameOf);
        client.AddHttpMessageHandler<UpstreamHandler>();
        return services;
    }

    /// <summary>Reddit throttles agents it cannot tell apart; an operator should name their own.</summary>
    private static string DefaultUserAgent { get; } =
        $"{RuntimeInformation.RuntimeIdentifier.Split('-')[0]}:reddit-mcp:{typeof(RedditHttp).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>
    /// Redirects are judged, not followed, and no cookie may tie one caller's request to another's. Of the two hosts the API gets 30 connections and the site as many, below the
    /// 100 there may be in all; HTTP/2 needs fewer.
    /// </summary>
    private static SocketsHttpHandler NewPool() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxConnectionsPerServer = 30,
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(120),
        PooledConnectionLifetime = TimeSpan.FromSeconds(300),
    };

    /// <summary>
    /// Retries what may go better at once: 5xx, timeouts, broken connections. A 429 belongs to the quota, not here. Below the retries is the breaker of the message's
    /// host and class of endpoint.
    /// </summary>
    private static void Protect(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ResilienceHandlerContext context)
    {
        var breaker = context.ServiceProvider.GetRequiredService<UpstreamBreakers>().OptionsOf(context.InstanceName);
        breaker.ShouldHandle = arguments => IsPassing(new(arguments.Context, arguments.Outcome, 0));
        pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
        pipeline
            .AddTimeout(s_total)
            .AddRetry(new HttpRetryStrategyOptions
            {
                ShouldHandle = arguments => IsOneTry(arguments.Context) ? ValueTask.FromResult(false) : IsPassing(arguments),
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(300),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = false,
            })
            .AddCircuitBreaker(breaker)
            .AddTimeout(s_try);
    }

    private static bool IsOneTry(ResilienceContext context) =>
        context.GetRequestMessage()?.Options.TryGetValue(Persistence, out var persistence) == true && persistence is Reddit.Persistence.OneTry;

    private static ValueTask<bool> IsPassing(Polly.Retry.RetryPredicateArguments<HttpResponseMessage> arguments) => ValueTask.FromResult(
        arguments.Outcome switch
        {
            { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } => false,
            { Exception: HttpRequestException or IOException or Polly.Timeout.TimeoutRejectedException } => true,
            { Result: { } response } => (int)response.StatusCode >= 500,
            _ => false,
        });
}
