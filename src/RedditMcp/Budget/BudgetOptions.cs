namespace RedditMcp.Budget;

/// <summary>How the quota of a key is spent. Section <c>Budget</c> of the configuration.</summary>
public sealed class BudgetOptions
{
    /// <summary>The section these options are bound to.</summary>
    public const string Section = "Budget";

    /// <summary>
    /// Calls a minute that a key may make, 1 to 100,000; a window of ten minutes has ten times as many. Where Reddit says that a key has fewer, that holds. Null leaves it to
    /// what Reddit says; before it has, 100.
    /// </summary>
    public int? QueriesPerMinute { get; set; }

    /// <summary>Whether a window may be spent as fast as it is asked for. Otherwise calls are spread over it, two minutes' worth at its start excepted.</summary>
    public bool Burst { get; set; }

    /// <summary>For how long a caller for whom nothing is held waits for its turn, at most two minutes. Zero: not at all.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(20);
}
