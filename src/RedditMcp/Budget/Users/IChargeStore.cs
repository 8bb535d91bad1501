namespace RedditMcp.Budget.Users;

/// <summary>
/// Holds what callers were charged with in the last minute: in any minute, wherever it begins, no caller is granted more than its limit. Charges belong to
/// flights, which nobody cancels, and so neither can these be.
/// </summary>
internal interface IChargeStore
{
    /// <summary>For how long a call counts.</summary>
    static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Charges one call, if there is room for it; in one step, so that callers at the same time cannot have the same room.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="receipt">What the charge is known by, unique among all instances.</param>
    /// <param name="limit">Calls in a minute at most.</param>
    /// <param name="now">When.</param>
    /// <returns>What came of it; null where the store did not say.</returns>
    ValueTask<ChargeCount?> TakeAsync(string caller, string receipt, int limit, DateTimeOffset now);

    /// <summary>Makes of a charge what it came to: nothing, or several calls, whether there is room for them or not, because they were made.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="receipt">Which charge.</param>
    /// <param name="calls">Calls that were made.</param>
    /// <param name="now">When that became known.</param>
    /// <returns>Calls that count now; null where the store did not say.</returns>
    ValueTask<int?> SettleAsync(string caller, string receipt, int calls, DateTimeOffset now);
}
