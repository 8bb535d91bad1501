namespace RedditMcp.Budget.Ledgers;

/// <summary>The ledger of a process that shares its key with no other.</summary>
internal sealed class LocalLedger : ICallLedger
{
    private readonly Lock _gate = new();
    private readonly WindowAccount _account = new(new WindowState());

    public ValueTask<LedgerReply?> TakeAsync(LedgerAsk ask)
    {
        lock (_gate)
            return new(_account.Take(ask));
    }

    public ValueTask SettleAsync(Settlement settlement)
    {
        lock (_gate)
            _account.Settle(settlement);
        return ValueTask.CompletedTask;
    }
}
