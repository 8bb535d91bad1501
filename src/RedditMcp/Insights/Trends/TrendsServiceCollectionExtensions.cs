using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ModelContextProtocol.Server;
using RedditMcp.Insights.Sentiment;
using RedditMcp.Insights.Sentiment.Languages;
using RedditMcp.Tools;

namespace RedditMcp.Insights.Trends;

/// <summary>Registers what finds trends.</summary>
internal static class TrendsServiceCollectionExtensions
{
    /// <summary>Adds the sampler, the answers and the tool.</summary>
    public static IServiceCollection AddTrends(this IServiceCollection services)
    {
        services.TryAddSingleton<SentimentAnalyser>();
        services.TryAddSingleton<LetterModel>();
        services.TryAddSingleton<LanguageReader>();
        return services.AddSingleton<TitleMood>().AddSingleton<TrendSampler>().AddSingleton<TrendAnswers>().AddSingleton<McpServerTool, GetTrendingTopicsTool>();
    }
}
