namespace RedditMcp.Budget.Ledgers;

/// <summary>What is known of a key's current window. Instants are Unix milliseconds at Reddit.</summary>
internal sealed class WindowState
{
    /// <summary>The window's number since the epoch.</summary>
    public long Window { get; set; }

    /// <summary>From when on this count is complete: the window's start, or later if it was begun in its middle and Reddit has not said more.</summary>
    public long Since { get; set; }

    /// <summary>Calls the window has by Reddit's word; null before the first.</summary>
    public int? ReportedLimit { get; set; }

    /// <summary>Our calls that have come to an end.</summary>
    public int Settled { get; set; }

    /// <summary>What Reddit counts beyond ours: others' calls; below zero, calls of ours that it did not count.</summary>
    public int Foreign { get; set; }

    /// <summary>Our calls for the background.</summary>
    public int Background { get; set; }

    /// <summary>The highest <see cref="CallTicket.SettledBefore"/> whose report was taken over.</summary>
    public int Newest { get; set; }

    /// <summary>Whether the window before was all but spent, so that a call before this one's real start would be refused.</summary>
    public bool FollowsSpent { get; set; }

    /// <summary>Until when Reddit said to wait.</summary>
    public long RefusedUntil { get; set; }

    /// <summary>Calls a minute at <see cref="RatedAt"/>.</summary>
    public double Rate { get; set; }

    /// <summary>The same of those that somebody waited for.</summary>
    public double InteractiveRate { get; set; }

    /// <summary>When the rates were last brought up to date.</summary>
    public long RatedAt { get; set; }

    /// <summary>The calendar month, as year times twelve plus month.</summary>
    public int Month { get; set; }

    /// <summary>Calls granted in it.</summary>
    public int MonthCalls { get; set; }

    /// <summary>Calls being made, and when each is given up.</summary>
    public Dictionary<long, long> Open { get; set; } = [];

    /// <summary>Processes that asked lately, and when.</summary>
    public Dictionary<long, long> Instances { get; set; } = [];
}
