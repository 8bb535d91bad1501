using System.CommandLine;
using RedditMcp.Server.Http;

namespace RedditMcp.Server.Commands;

/// <summary><c>reddit-mcp serve</c>.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var arguments = new HostArguments();
        var command = new Command(
            "serve",
            "Serve MCP over Streamable HTTP at /mcp, with /health/live, /health/ready and /metrics, by default at http://127.0.0.1:8080.");
        arguments.AddTo(command);
        command.SetAction((parsed, cancellationToken) => HostRun.RunAsync(
            () => arguments.ReadSettings(parsed),
            arguments.WishIn(parsed),
            settings => HttpHost.Build(settings),
            cancellationToken));
        return command;
    }
}
