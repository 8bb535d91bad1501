using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedditMcp.Budget;
using RedditMcp.Budget.Ledgers;
using RedditMcp.Caching;
using RedditMcp.Caching.Warm;
using RedditMcp.Caching.Warm.Redis;
using StackExchange.Redis;

namespace RedditMcp.Bench;

/// <summary>What the ledger of a key costs for each call, granted and settled, beside a PING of the same Redis in turns.</summary>
internal static class LedgerCost
{
    private const int Rounds = 40;
    private const int PerRound = 200;

    public static async Task<int> RunAsync(string redis)
    {
        await using var services = new ServiceCollection()
            .AddLogging().AddMetrics().AddSingleton(TimeProvider.System).AddSingleton(Options.Create(new CacheOptions { Redis = redis }))
            .AddSingleton(Options.Create(new StateOptions())).AddWarmTier().BuildServiceProvider();
        var ledger = new RedisLedger(services.GetRequiredKeyedService<RedisLink>(RedisLinks.State), $"reddit:budget:bench-{Guid.NewGuid():N}:v1");
        await using var multiplexer = await ConnectionMultiplexer.ConnectAsync(RedisAddress.Parse(redis).Options);
        var database = multiplexer.GetDatabase();
        var clock = new RedditClock(TimeProvider.System);
        var quota = new KeyQuota(new WindowPlan(1_000_000, Cap: null, HeadStart: 1), ledger, clock, TimeProvider.System);
        while ((await quota.TakeAsync(isBackground: false)).Ticket is null || quota.IsAlone)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);

        var open = new Queue<CallTicket>(); // as many calls as 30 connections have under way
        async Task CallAsync()
        {
            open.Enqueue((await quota.TakeAsync(isBackground: false)).Ticket!);
            if (open.Count > 30)
                quota.Settle(open.Dequeue(), headers: null, refusedFor: null);
        }

        var (pings, calls) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var (ping, call) = (await RoundAsync(() => database.PingAsync()), await RoundAsync(CallAsync));
            if (round > 0)
            {
                pings.AddRange(ping);
                calls.AddRange(call);
            }
        }

        var (alone, through) = (Median(pings), Median(calls));
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"PING {alone:0.0} us, a call {through:0.0} us, ratio {through / alone:0.00} (medians of {calls.Count}, 30 calls under way)"));
        return 0;
    }

    private static async Task<List<double>> RoundAsync(Func<Task> ask)
    {
        var times = new List<double>(PerRound);
        for (var i = 0; i < PerRound; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return times;
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
