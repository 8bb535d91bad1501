using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedditMcp.Insights.Sentiment.Models;

namespace RedditMcp.Transformers;

/// <summary>Registers the operator's transformer.</summary>
public static class TransformerServiceCollectionExtensions
{
    /// <summary>Adds it, if the configuration names one.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="configuration">The root configuration; section <c>Sentiment</c> is read.</param>
    public static IServiceCollection AddTransformer(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TransformerOptions>().Bind(configuration.GetSection(TransformerOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TransformerOptions>, TransformerOptionsValidator>();
        return string.IsNullOrEmpty(configuration[$"{TransformerOptions.Section}:{nameof(TransformerOptions.ModelFolder)}"])
            ? services
            : services.AddSingleton<ISentimentModel>(provider => TransformerModel.Load(provider.GetRequiredService<IOptions<TransformerOptions>>().Value));
    }
}
