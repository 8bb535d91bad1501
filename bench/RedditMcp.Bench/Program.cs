using RedditMcp.Bench;

return args switch
{
    ["simulator", var program, .. var rest] => await SimulatorThroughput.RunAsync(program, rest is [var seconds] ? int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : 10),
    ["serve", var program, .. var rest] => await ServeThroughput.RunAsync(program, rest.Length > 0 ? int.Parse(rest[0], System.Globalization.CultureInfo.InvariantCulture) : 5, rest.ElementAtOrDefault(1)),
    ["bare", var port, var answer] => await BareServer.RunAsync(port, answer),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: RedditMcp.Bench simulator PATH-OF-REDDIT-MCP [SECONDS]");
    Console.Error.WriteLine("       RedditMcp.Bench serve PATH-OF-REDDIT-MCP [SECONDS [FOLDER-OF-PEER]]");
    return 2;
}
