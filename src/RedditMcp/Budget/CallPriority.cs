namespace RedditMcp.Budget;

/// <summary>For whom a call to Reddit is made, the most important first. All but the first are the background.</summary>
internal enum CallPriority
{
    /// <summary>Somebody waits for it.</summary>
    Interactive,

    /// <summary>It renews what is asked often before it expires, or fetches what will be asked next.</summary>
    Refresh,

    /// <summary>It fetches what will probably be asked.</summary>
    Warming,

    /// <summary>It looks whether what was archived is still there.</summary>
    Archive,
}
