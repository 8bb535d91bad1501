using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using RedditMcp.Answers;
using RedditMcp.Answers.Subreddits;
using RedditMcp.Answers.Threads;
using RedditMcp.Answers.Users;
using RedditMcp.Budget;
using RedditMcp.Budget.Users;
using RedditMcp.Caching;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Freshness;
using RedditMcp.Caching.Hot;
using RedditMcp.Caching.Lookups;
using RedditMcp.Caching.Purging;
using RedditMcp.Caching.Warm;
using RedditMcp.Insights.Sentiment;
using RedditMcp.Insights.Trends;
using RedditMcp.Insights.Watches;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;
using RedditMcp.Tools;
using RedditMcp.Tools.Prompts;
using RedditMcp.Tools.Resources;

namespace RedditMcp;

/// <summary>Registers the product, everything but a transport.</summary>
public static class RedditMcpServiceCollectionExtensions
{
    /// <summary>Adds Reddit, the cache, and the MCP server with its tools and resources.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="configuration">The root configuration; sections <c>Reddit</c>, <c>Budget</c>, <c>Cache</c>, <c>State</c>, <c>Users</c>, <c>Archive</c> and <c>Watches</c> are read.</param>
    /// <returns>The MCP server's builder, to which the host adds its transport.</returns>
    public static IMcpServerBuilder AddRedditMcp(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RedditOptions>().Bind(configuration.GetSection(RedditOptions.Section)).ValidateOnStart();
        services.AddOptions<BudgetOptions>().Bind(configuration.GetSection(BudgetOptions.Section)).ValidateOnStart();
        services.AddOptions<CacheOptions>().Bind(configuration.GetSection(CacheOptions.Section)).ValidateOnStart();
        services.AddOptions<StateOptions>().Bind(configuration.GetSection(StateOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RedditOptions>, RedditOptionsValidator>();
        services.AddSingleton<IValidateOptions<BudgetOptions>, BudgetOptionsValidator>();
        services.AddSingleton<IValidateOptions<CacheOptions>, CacheOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        return services.AddReddit().AddBudget().AddCache().AddUsers(configuration).AddArchive(configuration).AddPurging().AddAnswers()
            .AddSentiment().AddWatches(configuration).AddServer();
    }

    private static IServiceCollection AddReddit(this IServiceCollection services) => services
        .AddRedditHttp()
        .AddSingleton<RedditHealth>().AddSingleton<RedditMetrics>().AddSingleton<RedditGateway>().AddSingleton<RedditProbe>();

    private static IServiceCollection AddCache(this IServiceCollection services)
    {
        services.TryAddSingleton(new Jitter(Environment.TickCount));
        services.TryAddSingleton(EntryVersions.Shipped);
        return services
            .AddWarmTier()
            .AddSingleton<CacheMetrics>().AddSingleton<TierMetrics>().AddSingleton<FreshnessMetrics>()
            .AddSingleton<KindHitRates>().AddSingleton<TtlPolicy>()
            .AddSingleton<HotTier>().AddSingleton<WarmCache>().AddSingleton<ColdCache>().AddSingleton<CacheTiers>()
            .AddSingleton<KeySpace>().AddSingleton<PrefetchTally>().AddSingleton<EntryUses>().AddSingleton<WarmWriter>()
            .AddSingleton<FlightLeases>().AddSingleton<LookupBatches>().AddSingleton<EntryFetcher>().AddSingleton<ChargedFetcher>()
            .AddSingleton<CacheFlights>().AddSingleton<Prefetch>().AddSingleton<CacheJournal>().AddSingleton<RedditCache>().AddSingleton<AnswerKeeper>();
    }

    private static IServiceCollection AddAnswers(this IServiceCollection services) => services
        .AddSingleton<AnswerFrame>().AddSingleton<PagesAhead>().AddSingleton<ListingAnswers>().AddSingleton<ThreadAnswers>()
        .AddSingleton<UserAnswers>().AddSingleton<SubredditAnswers>();

    private static IMcpServerBuilder AddServer(this IServiceCollection services)
    {
        services
            .AddSingleton<ToolMetrics>().AddSingleton<ToolServices>()
            .AddSingleton<KnownNames>().AddSingleton<NameCompletions>().AddSingleton<StatusReport>().AddSingleton<ResourceReader>().AddSingleton<RedditResources>()
            .AddSingleton<McpServerTool, SearchRedditTool>()
            .AddSingleton<McpServerTool, GetSubredditPostsTool>()
            .AddSingleton<McpServerTool, GetPostCommentsTool>()
            .AddSingleton<McpServerTool, GetUserInfoTool>()
            .AddSingleton<McpServerTool, GetSubredditInfoTool>()
            .AddSingleton<McpServerTool, AnalyzeSentimentTool>()
            .AddSingleton<McpServerTool, WatchKeywordsTool>()
            .AddTrends();
        // The metrics of calls are made with the server, not with its first call: every counter is there, at 0, from the first scrape.
        services.AddOptions<McpServerOptions>().Configure<AnswerFrame, RedditMetrics, RequestBudget>((server, frame, _, _) =>
        {
            server.ServerInfo = new Implementation
            {
                Name = "reddit-mcp",
                Title = "Reddit",
                Version = typeof(RedditOptions).Assembly.GetName().Version!.ToString(3),
            };
            server.ServerInstructions = ServerInstructions.For(frame.ConfiguredSource);
        });
        return services.AddMcpServer()
            .WithListResourcesHandler((_, _) => ValueTask.FromResult(RedditResources.List()))
            .WithListResourceTemplatesHandler((_, _) => ValueTask.FromResult(RedditResources.ListTemplates()))
            .WithReadResourceHandler(async (request, cancellationToken) =>
                await request.Services!.GetRequiredService<RedditResources>().ReadAsync(
                    request.Params!.Uri, ProtocolEra.CodeOfMissingResource(request.Server), CallerIdentity.Of(request.User), cancellationToken))
            .WithListPromptsHandler((_, _) => ValueTask.FromResult(RedditPrompts.List()))
            .WithGetPromptHandler((request, _) => ValueTask.FromResult(RedditPrompts.Get(request.Params!.Name, request.Params.Arguments)))
            .WithCompleteHandler(async (request, _) =>
                await request.Services!.GetRequiredService<NameCompletions>().CompleteAsync(request.Params!.Argument.Name, request.Params.Argument.Value))
            .WithSubscribeToResourcesHandler((request, cancellationToken) => Subscriptions(request.Services).SubscribeAsync(request, cancellationToken))
            .WithUnsubscribeFromResourcesHandler((request, _) => Subscriptions(request.Services).UnsubscribeAsync(request))
            .WithSubscriptionsListenHandler((request, cancellationToken) => Subscriptions(request.Services).ListenAsync(request, cancellationToken))
            .WithMessageFilters(filters => filters.AddIncomingFilter(MalformedArguments.Refuse))
            .WithRequestFilters(filters => filters.AddListToolsFilter(next => async (request, cancellationToken) =>
                RedditResources.Keep(await next(request, cancellationToken))));
    }

    private static WatchSubscriptions Subscriptions(IServiceProvider? services) => services!.GetRequiredService<WatchSubscriptions>();
}
