namespace RedditMcp.Budget.Ledgers;

/// <summary>How a granted call ended.</summary>
/// <param name="Ticket">The call.</param>
/// <param name="Now">The instant at Reddit, in Unix milliseconds.</param>
/// <param name="WasMade">Whether it reached Reddit, as far as one can tell.</param>
/// <param name="Report">What the answer said of the quota; null where it said nothing sensible.</param>
/// <param name="RefusedFor">For how long Reddit said to wait, in milliseconds; 0 when it did not.</param>
internal readonly record struct Settlement(CallTicket Ticket, long Now, bool WasMade, WindowReport? Report, long RefusedFor)
{
    /// <summary>The window Reddit counted it in: that which its answer tells of, where there was one.</summary>
    public long Window => Report?.WindowAt(Now) ?? Ticket.Window;

    /// <summary>The month it was granted in; windows do not reach from one month into another.</summary>
    public int Month => WindowCalendar.MonthOf(DateTimeOffset.FromUnixTimeMilliseconds(Ticket.Window * WindowCalendar.Window));
}
