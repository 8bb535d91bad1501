using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Server;
using RedditMcp.Tools;

namespace RedditMcp.Insights.Trends;

/// <summary>Registers what finds trends.</summary>
internal static class TrendsServiceCollectionExtensions
{
    /// <summary>Adds the sampler, the answers and the tool.</summary>
    public static IServiceCollection AddTrends(this IServiceCollection services) =>
        services.AddSingleton<TrendSampler>().AddSingleton<TrendAnswers>().AddSingleton<McpServerTool, GetTrendingTopicsTool>();
}
