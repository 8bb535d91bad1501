namespace RedditMcp.Budget.Ledgers;

/// <summary>
/// Counts the calls of one key, for all who share it. A call is granted before it is made and settled after; one that is never settled, because its process
/// died, is given back after <see cref="WindowAccount.LongestCall"/>.
/// </summary>
internal interface ICallLedger
{
    /// <summary>Asks for a call.</summary>
    /// <returns>Null when the ledger cannot be reached.</returns>
    ValueTask<LedgerReply?> TakeAsync(LedgerAsk ask);

    /// <summary>Says how a call ended.</summary>
    ValueTask SettleAsync(Settlement settlement);
}
