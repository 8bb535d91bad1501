using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore;
using RedditMcp.Server.Configuration;
using RedditMcp.Server.Health;
using RedditMcp.Server.Http.Calls;
using RedditMcp.Server.Http.Guards;
using RedditMcp.Server.Logs;
using RedditMcp.Server.Metrics;

namespace RedditMcp.Server.Http;

/// <summary>MCP over Streamable HTTP, with what an operator needs around it.</summary>
internal static class HttpHost
{
    // Longer than a comment tree takes, shorter than what container platforms grant before they kill.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(8);

    /// <summary>Builds the host.</summary>
    /// <param name="settings">All settings.</param>
    /// <param name="extend">What a test adds to the MCP server, to be served through the very same pipeline.</param>
    public static WebApplication Build(Settings settings, Action<IMcpServerBuilder>? extend = null)
    {
        // Not the slim builder: that one also takes settings from the working directory and from variables we do not name.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "reddit-mcp" });
        builder.Configuration.AddConfiguration(settings.ToConfiguration());
        builder.Logging.AddJsonLines(builder.Configuration);
        builder.WebHost.UseKestrelCore();

        builder.Services.AddOptions<ServerOptions>().Bind(builder.Configuration.GetSection(ServerOptions.Section)).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ServerOptions>, ServerOptionsValidator>();
        builder.Services.AddSingleton<IConfigureOptions<KestrelServerOptions>, KestrelSetup>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = s_patience);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<AllowedHosts>();
        builder.Services.AddReadiness();
        builder.Services.AddMetricsExport(builder.Configuration);

        // Stateless: any instance behind a balancer answers any request, and both protocol eras are served.
        var mcp = builder.Services.AddOperatorModel(builder.Configuration).AddRedditMcp(builder.Configuration)
            .WithHttpTransport(transport => transport.SessionMode = HttpServerSessionMode.Stateless);
        builder.Services.AddToolCalls();
        builder.Services.AddCallers();
        extend?.Invoke(mcp);
        builder.Services.AddHostedService<ListeningNotice>();

        var app = builder.Build();
        app.UseGuards();
        app.UseRouting();
        app.UseCallers();
        app.UseToolCalls();
        app.MapMetrics();   // before anything that counts
        app.MapMcp("/mcp").WithMetadata(CallersOnly.Mark);
        app.MapHealth();
        app.MapFrontPage();
        return app;
    }
}
