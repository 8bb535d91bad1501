using System.Buffers.Binary;
using RedditMcp.Caching.Warm;
using RedditMcp.Caching.Warm.Redis;
using StackExchange.Redis;

namespace RedditMcp.Budget.Ledgers;

/// <summary>The ledger of a key that instances on several machines share. Its bytes are described at <see cref="LedgerScript"/>.</summary>
/// <param name="link">The Redis of what must survive.</param>
/// <param name="name">The key's name there.</param>
internal sealed class RedisLedger(RedisLink link, string name) : ICallLedger
{
    private readonly RedisKey[] _keys = [name];

    public ValueTask<StoreReply<LedgerReply>> TakeAsync(LedgerAsk ask)
    {
        var plan = ask.Plan;
        return RunAsync(Packed(
            LedgerScript.Take, ask.Now, ask.Instance ?? 0,
            plan.Assumed, plan.Cap ?? -1, plan.HeadStart, plan.MonthlyLimit ?? -1, WindowCalendar.StartOfNextMonth(DateTimeOffset.FromUnixTimeMilliseconds(ask.Now)),
            Flag(ask.IsBackground), ask.KnownUsed, Flag(ask.IsTold), ask.Unreported, ask.KnownMonth, ask.UnreportedMonth));
    }

    public async ValueTask SettleAsync(Settlement settlement)
    {
        var (ticket, report) = (settlement.Ticket, settlement.Report);
        await RunAsync(Packed(
            LedgerScript.Settle, settlement.Now, instance: 0,
            ticket.Window, ticket.Span, ticket.SettledBefore, Flag(ticket.IsBackground), Flag(settlement.WasMade), Flag(report is not null), report?.Used ?? -1,
            report?.Remaining ?? -1, Math.Truncate(report?.Reset.TotalMilliseconds ?? 0), settlement.RefusedFor, settlement.Window, settlement.Month));
    }

    private static double Flag(bool isSet) => isSet ? 1 : 0;

    /// <summary>An operation, the moment, a name and figures, as the script reads them.</summary>
    private static byte[] Packed(byte operation, long now, long instance, params ReadOnlySpan<double> figures)
    {
        var packed = new byte[1 + ((3 + figures.Length) * sizeof(double))];
        packed[0] = operation;
        var rest = packed.AsSpan(1);
        BinaryPrimitives.WriteDoubleLittleEndian(rest, now);
        BinaryPrimitives.WriteDoubleLittleEndian(rest[sizeof(double)..], WindowCalendar.MonthOf(DateTimeOffset.FromUnixTimeMilliseconds(now)));
        BinaryPrimitives.WriteInt64LittleEndian(rest[(2 * sizeof(double))..], instance);
        for (var i = 0; i < figures.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(rest[((3 + i) * sizeof(double))..], figures[i]);
        return packed;
    }

    private ValueTask<StoreReply<LedgerReply>> RunAsync(byte[] arguments) => link.AskAsync(
        RedisOperation.Budget, (_keys, arguments),
        static (session, run) => LedgerScript.RunAsync(session.Database, run._keys, run.arguments), CancellationToken.None);
}
