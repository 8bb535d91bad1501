namespace RedditMcp.Budget.Ledgers;

/// <summary>What may be spent of a key's window, and how fast.</summary>
/// <param name="Limit">Calls in a window.</param>
/// <param name="HeadStart">Calls that may be made at once when a window begins; the rest is spread over it.</param>
/// <param name="MonthlyLimit">Calls in a calendar month; null where that is not bounded.</param>
internal sealed record WindowPlan(int Limit, int HeadStart, int? MonthlyLimit = null)
{
    /// <summary>The plan of an operator's settings: a head start of a minute's worth, unless bursts are asked for.</summary>
    public static WindowPlan Of(BudgetOptions options, int? monthlyLimit = null)
    {
        var limit = options.QueriesPerMinute * (int)RedditClock.Window.TotalMinutes;
        return new WindowPlan(limit, options.Burst ? limit : options.QueriesPerMinute, monthlyLimit);
    }

    /// <summary>The part of it that one of so many processes may take while none can tell the others what it spends.</summary>
    public WindowPlan ShareOf(int processes) => processes <= 1
        ? this
        : new WindowPlan(Math.Max(1, Limit / processes), Math.Max(1, HeadStart / processes), MonthlyLimit / processes);
}
