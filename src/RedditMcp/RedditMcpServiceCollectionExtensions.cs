using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Reddit;

namespace RedditMcp;

/// <summary>Registers the product, everything but a transport.</summary>
public static class RedditMcpServiceCollectionExtensions
{
    /// <summary>Adds Reddit, the cache, and the MCP server with its tools and resources.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="configuration">The root configuration; sections <c>Reddit</c> and <c>Cache</c> are read.</param>
    /// <returns>The MCP server's builder, to which the host adds its transport.</returns>
    public static IMcpServerBuilder AddRedditMcp(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RedditOptions>().Bind(configuration.GetSection(RedditOptions.Section)).ValidateOnStart();
        services.AddSingleton<RateLimit>().AddSingleton<RedditProbe>();
        return services.AddMcpServer();
    }
}
