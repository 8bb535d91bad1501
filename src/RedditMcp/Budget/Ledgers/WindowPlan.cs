namespace RedditMcp.Budget.Ledgers;

/// <summary>What may be spent of a key's window, and how fast.</summary>
/// <param name="Assumed">Calls in a window before Reddit has said how many there are.</param>
/// <param name="Cap">Calls in a window that are not exceeded whatever Reddit says; null for none.</param>
/// <param name="HeadStart">The part of a window's calls that may be made at once when it begins; the rest is spread over it.</param>
/// <param name="MonthlyLimit">Calls in a calendar month; null where that is not bounded.</param>
internal sealed record WindowPlan(int Assumed, int? Cap, double HeadStart, int? MonthlyLimit = null)
{
    private const int QueriesPerMinute = 100;
    private const double TwoMinutesWorth = 0.2;

    /// <summary>The plan of an operator's settings.</summary>
    public static WindowPlan Of(BudgetOptions options, int? monthlyLimit = null)
    {
        var minutes = (int)RedditClock.Window.TotalMinutes;
        var cap = options.QueriesPerMinute * minutes;
        return new WindowPlan(cap ?? QueriesPerMinute * minutes, cap, options.Burst ? 1 : TwoMinutesWorth, monthlyLimit);
    }

    /// <summary>Calls in a window.</summary>
    /// <param name="reported">What Reddit says; null before it has.</param>
    public int LimitFor(int? reported) => Math.Min(reported ?? Assumed, Cap ?? int.MaxValue);

    /// <summary>Calls that may be made at once.</summary>
    public int HeadOf(int limit) => Math.Max(1, (int)(limit * HeadStart));

    /// <summary>The part of it that one of so many processes may take while none can tell the others what it spends.</summary>
    /// <param name="processes">How many there are.</param>
    /// <param name="monthCalls">What is known to have been spent of the month; the share is of the rest.</param>
    public WindowPlan ShareOf(int processes, int monthCalls) => processes <= 1
        ? this
        : new WindowPlan(
            Math.Max(1, Assumed / processes), Cap is { } cap ? Math.Max(1, cap / processes) : null, HeadStart,
            MonthlyLimit is { } most ? monthCalls + (Math.Max(0, most - monthCalls) / processes) : null);
}
