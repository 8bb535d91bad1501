using RedditMcp.Tools.Splicing;

namespace RedditMcp.Server.Http.Calls;

/// <summary>Turns on what keeps the SDK's share of a call small.</summary>
internal static class CallExtensions
{
    /// <summary>Registers it.</summary>
    public static void AddToolCalls(this IServiceCollection services) =>
        services.AddSingleton<SpliceMarks>().AddSingleton<CallReader>().AddSingleton<CallServers>();

    /// <summary>Puts it before the MCP endpoint.</summary>
    public static void UseToolCalls(this IApplicationBuilder app) => app.UseMiddleware<CallMiddleware>();
}
