namespace RedditMcp.Budget;

/// <summary>For whom a call to Reddit is made, the most important first.</summary>
internal enum CallPriority
{
    /// <summary>Somebody waits for it.</summary>
    Interactive,

    /// <summary>It renews what is asked often, before it expires.</summary>
    Refresh,

    /// <summary>It fetches what will probably be asked.</summary>
    Warming,
}
