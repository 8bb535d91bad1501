namespace RedditMcp.Budget.Ledgers;

/// <summary>A call that a ledger granted, until it is settled.</summary>
/// <param name="Window">The window it was granted in.</param>
/// <param name="Span">The number of the span of time it was granted in; see <see cref="WindowState.CallSpan"/>.</param>
/// <param name="SettledBefore">Calls of that window that had come to an end by then, and so were counted by Reddit before this one.</param>
/// <param name="IsBackground">Whether it was charged to the background's share.</param>
internal sealed record CallTicket(long Window, long Span, int SettledBefore, bool IsBackground)
{
    /// <summary>Whether it was granted by the process' own ledger, because the one that all share could not be reached.</summary>
    public bool IsOwn { get; init; }
}
