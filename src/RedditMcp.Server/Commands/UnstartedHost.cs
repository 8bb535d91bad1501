using Microsoft.Extensions.Options;
using RedditMcp.Server.Configuration;

namespace RedditMcp.Server.Commands;

/// <summary>The product as the server builds it, for commands that look at it or work on what it holds. Nothing of it is started, and it logs nothing: what the command prints says it better.</summary>
internal static class UnstartedHost
{
    public static IHost Build(Settings settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "reddit-mcp" });
        builder.Configuration.AddConfiguration(settings.ToConfiguration());
        builder.Services.AddOptions<ServerOptions>().Bind(builder.Configuration.GetSection(ServerOptions.Section)).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ServerOptions>, ServerOptionsValidator>();
        builder.Services.AddOperatorModel(builder.Configuration).AddRedditMcp(builder.Configuration);
        return builder.Build();
    }

    /// <summary>Does a piece of work on it, and turns what stops it into lines for the operator.</summary>
    /// <param name="read">Reads the settings.</param>
    /// <param name="errors">Where the lines go.</param>
    /// <param name="work">The work; its exit code is the command's.</param>
    public static async Task<int> RunAsync(Func<Settings> read, TextWriter errors, Func<IServiceProvider, Task<int>> work)
    {
        var settings = Settings.Empty;
        try
        {
            settings = read();
            using var host = Build(settings);
            host.Services.GetService<IStartupValidator>()?.Validate();
            return await work(host.Services);
        }
        catch (IOException trouble)
        {
            await errors.WriteLineAsync(trouble.Message);
            return ExitCode.Failure;
        }
        catch (Exception failure) when (new StartFailure(settings).Explain(failure) is { Count: > 0 } lines)
        {
            foreach (var line in lines)
                await errors.WriteLineAsync(line);

            return ExitCode.WrongUsage;
        }
    }
}
