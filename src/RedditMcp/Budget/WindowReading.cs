namespace RedditMcp.Budget;

/// <summary>How a key's window stands, as far as this process knows.</summary>
/// <param name="Used">Calls made or being made.</param>
/// <param name="Limit">Calls the window has.</param>
/// <param name="Remaining">Calls left by Reddit's word; null before its first answer in this window.</param>
/// <param name="ResetsAt">When the window ends.</param>
/// <param name="Rate">Calls a minute.</param>
/// <param name="MonthCalls">Calls of the calendar month.</param>
internal sealed record WindowReading(int Used, int Limit, int? Remaining, DateTimeOffset ResetsAt, double Rate, int MonthCalls)
{
    /// <summary>Calls left: by Reddit's word, else by our count.</summary>
    public int Left => Remaining ?? Math.Max(0, Limit - Used);
}
