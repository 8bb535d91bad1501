using RedditMcp.Bench;
using RedditMcp.Bench.Hot;
using RedditMcp.Bench.Trends;
using RedditMcp.Bench.Watches;

return args switch
{
    ["simulator", var program, .. var rest] => await SimulatorThroughput.RunAsync(program, rest is [var seconds] ? int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : 10),
    ["hit-ratio"] => HitRatio.Run(),
    ["hot-lookup"] => HotLookup.Run(),
    ["memory"] => HotMemory.Run(bodies: null),
    ["memory", "small"] => HotMemory.Run("small"),
    ["serve", var program, .. var rest] => await ServeThroughput.RunAsync(program, rest.Length > 0 ? int.Parse(rest[0], System.Globalization.CultureInfo.InvariantCulture) : 5, rest.ElementAtOrDefault(1)),
    ["fairness", var program, .. var rest] => await Fairness.RunAsync(program, rest is [var seconds] ? int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : 60),
    ["bare", var port, var answer] => await BareServer.RunAsync(port, answer),
    ["warm", .. var rest] => await WarmLookup.RunAsync(rest is [var redis] ? redis : null),
    ["quota", var program, var redis, .. var rest] => await QuotaSpending.RunAsync(program, redis, rest is [var windows] ? int.Parse(windows, System.Globalization.CultureInfo.InvariantCulture) : 3),
    ["ledger", var redis] => await LedgerCost.RunAsync(redis),
    ["budget-wait", .. var rest] => await BudgetWait.RunAsync(rest is [var minutes] ? int.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture) : 10),
    ["sentiment", var texts, .. var rest] => SentimentRating.Run(texts, rest is [var seconds] ? int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : 5),
    ["trends", .. var rest] => TrendQuality.Run(rest.FirstOrDefault()),
    ["matcher"] => MatcherSpeed.Run(),
    ["watches", var count, .. var rest] => await ManyWatches.RunAsync(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), rest.FirstOrDefault()),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: RedditMcp.Bench simulator PATH-OF-REDDIT-MCP [SECONDS]
               RedditMcp.Bench serve PATH-OF-REDDIT-MCP [SECONDS [FOLDER-OF-PEER]]
               RedditMcp.Bench fairness PATH-OF-REDDIT-MCP [SECONDS]
               RedditMcp.Bench warm [REDIS-URL]
               RedditMcp.Bench quota PATH-OF-REDDIT-MCP REDIS-URL [WINDOWS]
               RedditMcp.Bench ledger REDIS-URL
               RedditMcp.Bench budget-wait [MINUTES]
               RedditMcp.Bench sentiment TEXTS.jsonl [SECONDS]   (bench/sentiment/run.sh makes the texts and runs the peer)
               RedditMcp.Bench trends [tuned]
               RedditMcp.Bench matcher
               RedditMcp.Bench watches COUNT [REDIS-URL]
               RedditMcp.Bench hit-ratio
               RedditMcp.Bench hot-lookup
               RedditMcp.Bench memory [small]
        """);
    return 2;
}
