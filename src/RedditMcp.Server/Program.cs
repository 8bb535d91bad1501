using System.CommandLine;
using RedditMcp.Server.Commands;

var root = new RootCommand("Reddit for AI agents: an MCP server with a cache and a budget in front of Reddit's API.")
{
    ServeCommand.Create(),      // MCP over HTTP, health, metrics
    StdioCommand.Create(),      // MCP over stdin and stdout
    SimulateCommand.Create(),   // a Reddit to run against
    KeyCommand.Create(),        // the cache keys of a call
    KeysCommand.Create(),       // callers' API keys
    DoctorCommand.Create(),     // what stands between this machine and Reddit
    PurgeCommand.Create(),      // content out of every tier
    ArchiveCommand.Create(),    // what the archive holds
    PlanCommand.Create(),       // what so many users take
};

return await CommandLine.RunAsync(root, args);
