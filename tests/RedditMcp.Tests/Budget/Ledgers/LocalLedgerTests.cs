using RedditMcp.Budget.Ledgers;
using RedditMcp.Caching.Warm;
using RedditMcp.Tests.Caching.Warm;

namespace RedditMcp.Tests.Budget.Ledgers;

/// <summary>The contract on a ledger in memory.</summary>
public sealed class LocalLedgerTests : CallLedgerContract
{
    private protected override ValueTask<WarmStores?> OpenAsync() => new(result: null);

    private protected override (ICallLedger One, ICallLedger Two) Ledgers(string name)
    {
        var ledger = new LocalLedger();
        return (ledger, new Second(ledger));
    }

    /// <summary>Another asker of the same ledger.</summary>
    private sealed class Second(LocalLedger ledger) : ICallLedger
    {
        public ValueTask<StoreReply<LedgerReply>> TakeAsync(LedgerAsk ask) => ledger.TakeAsync(ask);

        public ValueTask SettleAsync(Settlement settlement) => ledger.SettleAsync(settlement);
    }
}
