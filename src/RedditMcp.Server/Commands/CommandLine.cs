using System.CommandLine;

namespace RedditMcp.Server.Commands;

/// <summary>Runs a parsed command line.</summary>
internal static class CommandLine
{
    /// <summary>Parses and runs; what cannot be parsed is told on stderr only, because stdout may belong to the protocol.</summary>
    /// <param name="root">All commands.</param>
    /// <param name="args">The arguments of the process.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count is 0)
        {
            // Hosts and commands end on signals themselves, each with the patience that suits it.
            return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
        }

        foreach (var error in parsed.Errors)
            await Console.Error.WriteLineAsync(error.Message);

        await Console.Error.WriteLineAsync("See: reddit-mcp --help");
        return ExitCode.WrongUsage;
    }
}
