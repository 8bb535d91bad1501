namespace RedditMcp.Budget.Ledgers;

/// <summary>What a ledger says to a call.</summary>
/// <param name="Refusal">Why it may not be made now; <see cref="LedgerRefusal.None"/> when it may.</param>
/// <param name="RetryAfter">When to ask again, in milliseconds from now; 0 when the call may be made.</param>
/// <param name="Used">Calls of the window that were made or are being made, this one included.</param>
/// <param name="Limit">Calls the window has.</param>
/// <param name="Settled">Calls of the window that had come to an end, for the ticket.</param>
/// <param name="Window">The window's number, for the ticket.</param>
/// <param name="Span">The number of the span of time that the call is granted in, for the ticket.</param>
/// <param name="Rate">Calls a minute, over about the last one.</param>
/// <param name="Instances">Processes that share the ledger.</param>
/// <param name="MonthCalls">Calls granted in the calendar month.</param>
internal sealed record LedgerReply(
    LedgerRefusal Refusal, long RetryAfter, int Used, int Limit, int Settled, long Window, long Span, double Rate, int Instances, int MonthCalls)
{
    /// <summary>Whether the call may be made.</summary>
    public bool IsGranted => Refusal is LedgerRefusal.None;
}
