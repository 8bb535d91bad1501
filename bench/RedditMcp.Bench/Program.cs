using RedditMcp.Bench;

return args switch
{
    ["simulator", var program, .. var rest] => await SimulatorThroughput.RunAsync(program, rest is [var seconds] ? int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : 10),
    ["warm", .. var rest] => await WarmLookup.RunAsync(rest is [var redis] ? redis : null),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: RedditMcp.Bench (simulator PATH-OF-REDDIT-MCP [SECONDS] | warm [REDIS-URL])");
    return 2;
}
