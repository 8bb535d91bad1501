namespace RedditMcp.Insights.Watches;

/// <summary>What became of a post that matches.</summary>
internal enum MatchState
{
    /// <summary>It has not stirred enough yet, and is looked at again.</summary>
    Waiting,

    /// <summary>It counts, and is in no alert yet.</summary>
    Counted,

    /// <summary>It is in an alert.</summary>
    Alerted,

    /// <summary>Nothing comes of it: it was there before the watch, never stirred enough, or stayed alone.</summary>
    Past,
}
