using System.CommandLine;
using RedditMcp.Server.Simulation;
using RedditMcp.Simulator;

namespace RedditMcp.Server.Commands;

/// <summary><c>reddit-mcp simulate</c>: the simulator alone, for other programs and for tests.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port to listen on, on loopback; 0 takes a free one.", DefaultValueFactory = _ => 8081 };
        var replay = new Option<DirectoryInfo>("--replay") { Description = "Serve the recordings of a folder instead of made-up content.", HelpName = "DIR" };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same Reddit.", DefaultValueFactory = _ => 1 };
        var quota = new Option<int>("--qpm") { Description = "Queries a minute, counted over windows of ten.", DefaultValueFactory = _ => 100 };
        var latency = LatencyRange.CreateOption();
        var faults = new Option<string?>("--faults") { Description = "What goes wrong and how often, such as 503:0.05,slow=8s:0.01@/search. POST /__faults takes the same.", HelpName = "RULES" };
        replay.AcceptExistingOnly();

        var command = new Command("simulate", "Run the Reddit simulator alone. Steer it with GET /__stats, POST /__plant, /__faults and /__clock.")
        {
            port,
            replay,
            seed,
            quota,
            latency,
            faults,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var range = parsed.GetValue(latency) ?? LatencyRange.None;
            var options = new SimulatorOptions
            {
                Port = parsed.GetValue(port),
                ReplayDirectory = parsed.GetValue(replay)?.FullName,
                Seed = parsed.GetValue(seed),
                QueriesPerMinute = parsed.GetValue(quota),
                MinimumLatency = range.Minimum,
                MaximumLatency = range.Maximum,
                Faults = parsed.GetValue(faults),
            };
            return RunAsync(options, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var simulator = await RedditSimulator.StartAsync(options, cancellationToken);
            await Console.Error.WriteLineAsync($"Simulating Reddit at {simulator.Url}. Point the server at it with REDDIT_API_URL and REDDIT_AUTH_URL.");
            await simulator.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Success;
        }
        catch (SimulatorException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return ExitCode.Failure;
        }
    }
}
