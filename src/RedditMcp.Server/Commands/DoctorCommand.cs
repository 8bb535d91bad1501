using System.CommandLine;
using RedditMcp.Server.Configuration;
using RedditMcp.Server.Diagnosis;
using RedditMcp.Server.Simulation;

namespace RedditMcp.Server.Commands;

/// <summary><c>reddit-mcp doctor</c>: what stands between this machine and Reddit.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var arguments = new HostArguments();
        var command = new Command(
            "doctor",
            "Check settings, credentials and quota, and say what to do about each. Ends with 0 when the server can serve, with 1 when not. Costs one call to Reddit.");
        arguments.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            () => arguments.ReadSettings(parsed), arguments.WishIn(parsed), parsed.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Func<Settings> read, SimulationWish wish, TextWriter output, CancellationToken cancellationToken)
    {
        var settings = Settings.Empty;
        try
        {
            settings = read();
            await using var upstream = await Upstream.ChooseAsync(settings, wish, cancellationToken);
            using var host = UnstartedHost.Build(upstream.Settings);
            return await Doctor.ExamineAsync(host.Services, output, cancellationToken) ? ExitCode.Success : ExitCode.Failure;
        }
        catch (Exception failure) when (new StartFailure(settings).Explain(failure) is { Count: > 0 } lines)
        {
            foreach (var line in lines)
                await output.WriteLineAsync($"fail  settings     {line}");

            return ExitCode.Failure;
        }
    }
}
