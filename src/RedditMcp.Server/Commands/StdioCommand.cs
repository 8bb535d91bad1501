using System.CommandLine;
using RedditMcp.Server.Stdio;

namespace RedditMcp.Server.Commands;

/// <summary><c>reddit-mcp stdio</c>.</summary>
internal static class StdioCommand
{
    public static Command Create()
    {
        var arguments = new HostArguments();
        var command = new Command("stdio", "Speak MCP over stdin and stdout, as desktop clients start it. Logs go to stderr.");
        arguments.AddTo(command);
        command.SetAction((parsed, cancellationToken) => HostRun.RunAsync(
            () => arguments.ReadSettings(parsed),
            arguments.WishIn(parsed),
            StdioHost.Build,
            cancellationToken));
        return command;
    }
}
