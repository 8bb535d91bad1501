using RedditMcp.Caching.Warm;

namespace RedditMcp.Budget.Ledgers;

/// <summary>
/// Counts the calls of one key, for all who share it. A call is granted before it is made and settled after; one that is never settled, because its process died, may have been made:
/// it counts until Reddit says that it did not count it.
/// </summary>
internal interface ICallLedger
{
    /// <summary>Asks for a call.</summary>
    /// <returns>No answer when the ledger cannot be reached.</returns>
    ValueTask<StoreReply<LedgerReply>> TakeAsync(LedgerAsk ask);

    /// <summary>Says how a call ended.</summary>
    ValueTask SettleAsync(Settlement settlement);
}
