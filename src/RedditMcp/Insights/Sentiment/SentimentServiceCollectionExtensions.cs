using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Insights.Sentiment.Languages;
using RedditMcp.Insights.Sentiment.Models;

namespace RedditMcp.Insights.Sentiment;

/// <summary>Registers what tells how texts feel.</summary>
internal static class SentimentServiceCollectionExtensions
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddSentiment(this IServiceCollection services) => services
        .AddSingleton<SentimentAnalyser>().AddSingleton<ISentimentModel, LexiconModel>().AddSingleton<SentimentModels>()
        .AddSingleton<LetterModel>().AddSingleton<LanguageReader>()
        .AddSingleton<KeptScores>().AddSingleton<SentimentRater>().AddSingleton<SampleSources>().AddSingleton<SentimentAnswers>();
}
