using RedditMcp.Bench;
using RedditMcp.Bench.Hot;

return args switch
{
    ["simulator", var program, .. var rest] => await SimulatorThroughput.RunAsync(program, rest is [var seconds] ? int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : 10),
    ["hit-ratio"] => HitRatio.Run(),
    ["hot-lookup"] => HotLookup.Run(),
    ["memory"] => HotMemory.Run(bodies: null),
    ["memory", "small"] => HotMemory.Run("small"),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: RedditMcp.Bench simulator PATH-OF-REDDIT-MCP [SECONDS]
               RedditMcp.Bench hit-ratio
               RedditMcp.Bench hot-lookup
               RedditMcp.Bench memory [small]
        """);
    return 2;
}
