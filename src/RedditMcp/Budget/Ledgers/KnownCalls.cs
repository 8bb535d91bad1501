namespace RedditMcp.Budget.Ledgers;

/// <summary>What a process knows at an instant of its key's window and month.</summary>
/// <param name="Made">Calls of the window that it made.</param>
/// <param name="Reported">Calls of the window by Reddit's word, whoever made them.</param>
/// <param name="Unreported">Calls of the window that it made and the ledger has not heard of.</param>
/// <param name="Month">Calls of the month by the ledger's word.</param>
/// <param name="MonthUnreported">Calls of the month that it made and the ledger has not heard of.</param>
internal readonly record struct KnownCalls(int Made, int Reported, int Unreported, int Month, int MonthUnreported)
{
    /// <summary>Calls left in the window by Reddit's word; null before its first answer in it.</summary>
    public int? Remaining { get; init; }

    /// <summary>Calls of the window.</summary>
    public int Used => Math.Max(Made, Reported);

    /// <summary>Adds it to what the ledger is asked that all share.</summary>
    public LedgerAsk ToShared(LedgerAsk ask) => ask with { KnownUsed = Used, IsTold = Reported > 0, Unreported = Unreported, KnownMonth = Month, UnreportedMonth = MonthUnreported };

    /// <summary>Adds it to what the process' own ledger is asked: there, what it made counts against its share, or its share of what all have used.</summary>
    /// <param name="ask">The question.</param>
    /// <param name="processes">How many share the key.</param>
    public LedgerAsk ToOwn(LedgerAsk ask, int processes) => ask with
    {
        Plan = ask.Plan.ShareOf(processes, Month + MonthUnreported),
        KnownUsed = Math.Max(Made, (Reported + processes - 1) / processes),
        KnownMonth = Month + MonthUnreported,
    };
}
