using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;
using RedditMcp.Tools.Splicing;

namespace RedditMcp.Server.Http.Splicing;

/// <summary>Turns on what keeps the SDK's share of an answer small.</summary>
internal static class SpliceExtensions
{
    /// <summary>Registers it.</summary>
    public static void AddSplicing(this IServiceCollection services)
    {
        services.AddSingleton<SpliceMarks>().AddScoped<AnswerSplice>();
        services.AddSingleton<OptionsFactory<McpServerOptions>>();
        services.AddSingleton<IOptionsFactory<McpServerOptions>, SharedServerOptions>();
    }

    /// <summary>Puts it around the MCP endpoint.</summary>
    public static void UseSplicing(this IApplicationBuilder app) => app.UseMiddleware<SpliceMiddleware>();
}
