using RedditMcp.Budget;

namespace RedditMcp.Reddit;

/// <summary>On what terms Reddit is asked.</summary>
/// <param name="Priority">For whom.</param>
/// <param name="Persistence">What is done when it does not go well at once.</param>
internal readonly record struct CallTerms(CallPriority Priority, Persistence Persistence)
{
    /// <summary>Somebody waits, and has nothing else to go by.</summary>
    public static readonly CallTerms Patient = new(CallPriority.Interactive, Persistence.Retries);

    /// <summary>Cancelled when nobody wants the answer any more, which ends the wait for the budget, but no call.</summary>
    public CancellationToken Abandoned { get; init; }
}
