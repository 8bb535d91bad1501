namespace RedditMcp.Budget.Ledgers;

/// <summary>Why a call may not be made now. The numbers are what the script answers.</summary>
internal enum LedgerRefusal
{
    /// <summary>It may.</summary>
    None = 0,

    /// <summary>The window is spent.</summary>
    Spent = 1,

    /// <summary>It would be too early in the window for so many.</summary>
    Pace = 2,

    /// <summary>The background has had its share.</summary>
    Share = 3,

    /// <summary>Those who wait for answers need the room.</summary>
    Busy = 4,

    /// <summary>Reddit said to wait.</summary>
    Refused = 5,

    /// <summary>The month's calls are spent.</summary>
    Month = 6,
}
