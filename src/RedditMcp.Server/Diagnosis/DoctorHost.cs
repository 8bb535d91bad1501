using Microsoft.Extensions.Options;
using RedditMcp.Server.Configuration;

namespace RedditMcp.Server.Diagnosis;

/// <summary>The product as the server builds it, to be looked at and not to be started. It logs nothing: the findings say it better.</summary>
internal static class DoctorHost
{
    public static IHost Build(Settings settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "reddit-mcp" });
        builder.Configuration.AddConfiguration(settings.ToConfiguration());
        builder.Services.AddOptions<ServerOptions>().Bind(builder.Configuration.GetSection(ServerOptions.Section)).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ServerOptions>, ServerOptionsValidator>();
        builder.Services.AddRedditMcp(builder.Configuration);
        return builder.Build();
    }
}
