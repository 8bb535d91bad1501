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
    private const int ReplyFields = 9;

    private readonly RedisKey[] _keys = [name];

    public async ValueTask<LedgerReply?> TakeAsync(LedgerAsk ask)
    {
        var plan = ask.Plan;
        var reply = await RunAsync(Packed(
            LedgerScript.Take, ask.Now, ask.Ticket, ask.Instance,
            plan.Assumed, plan.Cap ?? -1, plan.HeadStart, plan.MonthlyLimit ?? -1, WindowAccount.StartOfNextMonth(DateTimeOffset.FromUnixTimeMilliseconds(ask.Now)),
            Flag(ask.IsBackground), ask.KnownUsed, Flag(ask.IsTold), ask.Unreported, ask.KnownMonth, ask.UnreportedMonth));
        return reply is { Answered: true, Value: { } said } ? Read(said) : null;
    }

    public async ValueTask SettleAsync(Settlement settlement)
    {
        var (ticket, report) = (settlement.Ticket, settlement.Report);
        await RunAsync(Packed(
            LedgerScript.Settle, settlement.Now, ticket.Id, instance: 0,
            ticket.Window, ticket.SettledBefore, Flag(ticket.IsBackground), Flag(settlement.WasMade), Flag(report is not null), report?.Used ?? -1,
            report?.Remaining ?? -1, Math.Truncate(report?.Reset.TotalMilliseconds ?? 0), settlement.RefusedFor, settlement.Window, settlement.Month));
    }

    private static double Flag(bool isSet) => isSet ? 1 : 0;

    /// <summary>An operation, the moment, two names and figures, as the script reads them.</summary>
    private static byte[] Packed(byte operation, long now, long ticket, long instance, params ReadOnlySpan<double> figures)
    {
        var packed = new byte[1 + ((4 + figures.Length) * sizeof(double))];
        packed[0] = operation;
        var rest = packed.AsSpan(1);
        BinaryPrimitives.WriteDoubleLittleEndian(rest, now);
        BinaryPrimitives.WriteDoubleLittleEndian(rest[sizeof(double)..], WindowAccount.MonthOf(DateTimeOffset.FromUnixTimeMilliseconds(now)));
        BinaryPrimitives.WriteInt64LittleEndian(rest[(2 * sizeof(double))..], ticket);
        BinaryPrimitives.WriteInt64LittleEndian(rest[(3 * sizeof(double))..], instance);
        for (var i = 0; i < figures.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(rest[((4 + i) * sizeof(double))..], figures[i]);
        return packed;
    }

    /// <summary>Reads what the script gives.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    private static LedgerReply Read(byte[] said)
    {
        if (said.Length != ReplyFields * sizeof(double))
            throw new FormatException($"A ledger's reply has {ReplyFields * sizeof(double)} bytes, not {said.Length}.");
        double Field(int index) => BinaryPrimitives.ReadDoubleLittleEndian(said.AsSpan(index * sizeof(double)));
        return new LedgerReply(
            (LedgerRefusal)(int)Field(0), (long)Field(1), (int)Field(2), (int)Field(3), (int)Field(4), (long)Field(5), Field(6), (int)Field(7), (int)Field(8));
    }

    private ValueTask<StoreReply<byte[]>> RunAsync(byte[] arguments) => link.AskAsync(
        RedisOperation.Budget, (_keys, arguments),
        static (session, run) => LedgerScript.RunAsync(session.Database, run._keys, run.arguments), CancellationToken.None);
}
