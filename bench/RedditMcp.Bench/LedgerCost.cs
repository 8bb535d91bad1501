using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Budget;
using RedditMcp.Budget.Ledgers;
using RedditMcp.Caching;
using RedditMcp.Caching.Warm.Redis;
using StackExchange.Redis;

namespace RedditMcp.Bench;

/// <summary>
/// What it costs to be granted a call by the ledger of a key, beside a PING of the same Redis in turns. Each is settled too, which nobody waits for; the settlement is awaited outside of
/// what is timed, and told apart.
/// </summary>
internal static class LedgerCost
{
    private const int Turns = 8000;
    private const int Warm = 1000;
    private const int UnderWay = 3;

    public static async Task<int> RunAsync(string redis)
    {
        await using var services = Stores.Open(new CacheOptions { Redis = redis });
        var ledger = new RedisLedger(services.GetRequiredKeyedService<RedisLink>(RedisLinks.State), $"reddit:budget:bench-{Guid.NewGuid():N}:v3");
        await using var multiplexer = await ConnectionMultiplexer.ConnectAsync(RedisAddress.Parse(redis).Options);
        var database = multiplexer.GetDatabase();
        var clock = new RedditClock(TimeProvider.System);
        var quota = new KeyQuota(new WindowPlan(1_000_000, Cap: null, HeadStart: 1), ledger, clock, TimeProvider.System);
        while ((await quota.TakeAsync(isBackground: false)).Ticket is null || quota.IsAlone)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);

        var open = new Queue<CallTicket>(); // as many as are under way at Reddit at 100 a minute and 300 ms, and some more
        for (var i = 0; i < UnderWay; i++)
            open.Enqueue((await quota.TakeAsync(isBackground: false)).Ticket!);

        var (pings, takes, settlements) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = -Warm; turn < Turns; turn++)
        {
            var (ping, _) = await TimeAsync(() => new ValueTask<TimeSpan>(database.PingAsync()));
            var (take, granted) = await TimeAsync(() => quota.TakeAsync(isBackground: false));
            open.Enqueue(granted.Ticket!);
            var settlement = new Settlement(open.Dequeue(), clock.Now.ToUnixTimeMilliseconds(), WasMade: true, Report: null, RefusedFor: 0);
            var (settle, _) = await TimeAsync(() => Awaited(ledger.SettleAsync(settlement)));
            if (turn < 0)
                continue;
            pings.Add(ping);
            takes.Add(take);
            settlements.Add(settle);
        }

        var alone = Stores.Median(pings);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"PING {alone:0.0} us, granting {Stores.Median(takes):0.0} us, ratio {Stores.Median(takes) / alone:0.00}, settling {Stores.Median(settlements):0.0} us (medians of {Turns}, {UnderWay} calls under way)"));
        return 0;
    }

    private static async Task<(double Time, T Answer)> TimeAsync<T>(Func<ValueTask<T>> ask)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await ask();
        return (Stopwatch.GetElapsedTime(start).TotalMicroseconds, answer);
    }

    private static async ValueTask<bool> Awaited(ValueTask asked)
    {
        await asked;
        return true;
    }
}
