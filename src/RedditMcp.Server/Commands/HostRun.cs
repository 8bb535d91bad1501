using Microsoft.Extensions.Options;
using RedditMcp.Server.Configuration;
using RedditMcp.Server.Http;
using RedditMcp.Server.Simulation;

namespace RedditMcp.Server.Commands;

/// <summary>The life of a host: settings, perhaps a simulator, start, stop. Wrong settings end it before anything starts.</summary>
internal static class HostRun
{
    public static async Task<int> RunAsync(
        Func<Settings> read, SimulationWish wish, Func<Settings, IHost> build, CancellationToken cancellationToken)
    {
        var settings = Settings.Empty;
        try
        {
            settings = read();
            await using var upstream = await Upstream.ChooseAsync(settings, wish, cancellationToken);
            using var host = build(upstream.Settings);
            await ValidateAsync(host, cancellationToken);
            RedditNotice.Log(host.Services);
            await host.RunAsync(cancellationToken);
            return ExitCode.Success;
        }
        catch (IOException inUse) when (inUse.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{settings.OriginOf("Server:Port")}: {inUse.Message} Choose another with PORT or --Server:Port=N.");
            return ExitCode.Failure;
        }
        catch (Exception failure) when (new StartFailure(settings).Explain(failure) is { Count: > 0 } lines)
        {
            foreach (var line in lines)
                await Console.Error.WriteLineAsync(line);

            return ExitCode.WrongUsage;
        }
    }

    // Before the host does it, because the host would log the failure with its stack as well.
    private static async Task ValidateAsync(IHost host, CancellationToken cancellationToken)
    {
        host.Services.GetService<IStartupValidator>()?.Validate();
        if (host.Services.GetService<Entrance>() is { } entrance)
            await entrance.CheckAsync(cancellationToken);
    }
}
