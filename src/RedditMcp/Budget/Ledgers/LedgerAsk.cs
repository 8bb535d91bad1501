namespace RedditMcp.Budget.Ledgers;

/// <summary>Asks a ledger for one call.</summary>
/// <param name="Instance">The process that asks, where it says that it is there; see <see cref="Presence"/>.</param>
/// <param name="Now">The instant at Reddit, in Unix milliseconds.</param>
/// <param name="Plan">What may be spent.</param>
/// <param name="IsBackground">Whether it is for the background, which has a share.</param>
/// <param name="KnownUsed">Calls of this window that the asker knows to have been made, should the ledger have forgotten them.</param>
/// <param name="IsTold">Whether Reddit has told the asker of this window.</param>
/// <param name="Unreported">Calls of this window that the asker made while it could not reach the ledger.</param>
/// <param name="KnownMonth">Calls of this month that the asker knows to have been granted, should the ledger have forgotten them.</param>
/// <param name="UnreportedMonth">Calls of this month that the asker made while it could not reach the ledger.</param>
internal readonly record struct LedgerAsk(
    long? Instance, long Now, WindowPlan Plan, bool IsBackground, int KnownUsed, bool IsTold = false, int Unreported = 0,
    int KnownMonth = 0, int UnreportedMonth = 0);
