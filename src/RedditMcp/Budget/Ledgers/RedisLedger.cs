using System.Globalization;
using RedditMcp.Caching.Warm.Redis;
using StackExchange.Redis;

namespace RedditMcp.Budget.Ledgers;

/// <summary>The ledger of a key that instances on several machines share.</summary>
/// <param name="link">The Redis of what must survive.</param>
/// <param name="name">The key's name there.</param>
internal sealed class RedisLedger(RedisLink link, string name) : ICallLedger
{
    public async ValueTask<LedgerReply?> TakeAsync(LedgerAsk ask)
    {
        var month = DateTimeOffset.FromUnixTimeMilliseconds(ask.Now);
        RedisValue[] values =
        [
            "take", ask.Now, WindowAccount.MonthOf(month), ask.Ticket, ask.Instance, ask.Plan.Assumed, ask.Plan.Cap ?? -1, ask.Plan.HeadStart,
            ask.Plan.MonthlyLimit ?? -1, WindowAccount.StartOfNextMonth(month), ask.IsBackground ? 1 : 0, ask.KnownUsed, ask.Unreported,
        ];
        var reply = await RunAsync(values);
        return reply is { Answered: true, Value: { } said } ? Read(said) : null;
    }

    public async ValueTask SettleAsync(Settlement settlement)
    {
        var (ticket, report) = (settlement.Ticket, settlement.Report);
        await RunAsync(
        [
            "settle", settlement.Now, WindowAccount.MonthOf(DateTimeOffset.FromUnixTimeMilliseconds(settlement.Now)), ticket.Id, ticket.Window, ticket.SettledBefore,
            ticket.IsBackground ? 1 : 0, settlement.WasMade ? 1 : 0, report is null ? 0 : 1, report?.Used ?? -1, report?.Remaining ?? -1,
            (long)(report?.Reset.TotalMilliseconds ?? 0), settlement.RefusedFor, settlement.Window,
        ]);
    }

    private static LedgerReply Read(RedisResult[] said) => new(
        (LedgerRefusal)(int)said[0], (long)said[1], (int)said[2], (int)said[3], (int)said[4], (long)said[5],
        double.Parse((string)said[6]!, CultureInfo.InvariantCulture), (int)said[7], (int)said[8]);

    private ValueTask<Caching.Warm.StoreReply<RedisResult[]>> RunAsync(RedisValue[] values) => link.AskAsync(
        RedisOperation.Budget, (name, values),
        static async (session, run) => (RedisResult[])(await session.Database.ScriptEvaluateAsync(LedgerScript.Text, [run.name], run.values))!,
        CancellationToken.None);
}
