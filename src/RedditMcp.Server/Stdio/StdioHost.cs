using Microsoft.Extensions.DependencyInjection.Extensions;
using ModelContextProtocol.Protocol;
using RedditMcp.Server.Configuration;
using RedditMcp.Server.Logs;

namespace RedditMcp.Server.Stdio;

/// <summary>
/// MCP over stdin and stdout. Built on an empty host, and nothing of the HTTP server is touched: a desktop client waits
/// for this start every time it opens.
/// </summary>
internal static class StdioHost
{
    // A client that closed stdin is gone, and one that sends SIGTERM kills soon after.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    public static IHost Build(Settings settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "reddit-mcp" });
        builder.Configuration.AddConfiguration(settings.ToConfiguration());
        builder.Logging.AddJsonLines(builder.Configuration);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = s_patience);
        builder.Services.AddOperatorModel(builder.Configuration).AddRedditMcp(builder.Configuration).WithStdioServerTransport();
        builder.Services.Replace(ServiceDescriptor.Singleton<ITransport>(services => new StdioTransport(
            Console.OpenStandardInput(), Console.OpenStandardOutput(), services.GetRequiredService<ILoggerFactory>())));
        return builder.Build();
    }
}
