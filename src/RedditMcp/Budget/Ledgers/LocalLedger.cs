using RedditMcp.Caching.Warm;

namespace RedditMcp.Budget.Ledgers;

/// <summary>The ledger of a process that shares its key with no other.</summary>
internal sealed class LocalLedger : ICallLedger
{
    private readonly Lock _gate = new();
    private readonly WindowAccount _account;

    /// <summary>Begins to count now.</summary>
    public LocalLedger()
        : this(new WindowState())
    {
    }

    private LocalLedger(WindowState state) => _account = new WindowAccount(state);

    /// <summary>A ledger for one who knows all that it made in a window.</summary>
    public static LocalLedger Of(long window) => new(new WindowState { Window = window, Since = window * WindowCalendar.Window });

    public ValueTask<StoreReply<LedgerReply>> TakeAsync(LedgerAsk ask) => new(new StoreReply<LedgerReply>(Answered: true, Take(ask)));

    /// <summary>Asks for a call.</summary>
    public LedgerReply Take(in LedgerAsk ask)
    {
        lock (_gate)
            return _account.Take(ask);
    }

    public ValueTask SettleAsync(Settlement settlement)
    {
        lock (_gate)
            _account.Settle(settlement);
        return ValueTask.CompletedTask;
    }
}
