using System.Buffers.Binary;
using System.Text;
using RedditMcp.Caching.Warm;
using RedditMcp.Caching.Warm.Redis;

namespace RedditMcp.Budget.Ledgers;

/// <summary>The ledger of a key that instances on several machines share. Its bytes are described at <see cref="LedgerScript"/>.</summary>
/// <param name="link">The Redis of what must survive.</param>
/// <param name="name">The key's name there.</param>
internal sealed class RedisLedger(RedisLink link, string name) : ICallLedger
{
    private const int ReplyFields = 9;

    public async ValueTask<LedgerReply?> TakeAsync(LedgerAsk ask)
    {
        var plan = ask.Plan;
        var reply = await RunAsync(
        [
            LedgerScript.Take, .. Text(ask.Ticket), .. Moment(ask.Now), .. Text(ask.Instance),
            .. Doubles(
                plan.Assumed, plan.Cap ?? -1, plan.HeadStart, plan.MonthlyLimit ?? -1, WindowAccount.StartOfNextMonth(DateTimeOffset.FromUnixTimeMilliseconds(ask.Now)),
                Flag(ask.IsBackground), ask.KnownUsed, ask.Unreported),
        ]);
        return reply is { Answered: true, Value: { } said } ? Read(said) : null;
    }

    public async ValueTask SettleAsync(Settlement settlement)
    {
        var (ticket, report) = (settlement.Ticket, settlement.Report);
        await RunAsync(
        [
            LedgerScript.Settle, .. Text(ticket.Id), .. Moment(settlement.Now),
            .. Doubles(
                ticket.Window, ticket.SettledBefore, Flag(ticket.IsBackground), Flag(settlement.WasMade), Flag(report is not null), report?.Used ?? -1,
                report?.Remaining ?? -1, Math.Truncate(report?.Reset.TotalMilliseconds ?? 0), settlement.RefusedFor, settlement.Window),
        ]);
    }

    private static byte[] Text(string text) => [.. Encoding.ASCII.GetBytes(text), 0];

    private static byte[] Moment(long now) => Doubles(now, WindowAccount.MonthOf(DateTimeOffset.FromUnixTimeMilliseconds(now)));

    private static double Flag(bool isSet) => isSet ? 1 : 0;

    private static byte[] Doubles(params ReadOnlySpan<double> figures)
    {
        var bytes = new byte[figures.Length * sizeof(double)];
        for (var i = 0; i < figures.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), figures[i]);
        return bytes;
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
        RedisOperation.Budget, (name, arguments),
        static (session, run) => LedgerScript.RunAsync(session.Database, run.name, run.arguments), CancellationToken.None);
}
