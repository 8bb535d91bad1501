using RedditMcp.Budget;
using RedditMcp.Budget.Users;

namespace RedditMcp.Caching;

/// <summary>For whom Reddit is asked.</summary>
/// <param name="Priority">Whether somebody waits.</param>
/// <param name="Caller">Who is charged with it.</param>
internal readonly record struct Errand(CallPriority Priority, Caller Caller)
{
    /// <summary>Cancelled when nobody wants what it brings any more, which ends the wait for the budget, but no call.</summary>
    public CancellationToken Abandoned { get; init; }

    /// <summary>How old the parts of what is composed may be; null leaves it to their TTL.</summary>
    public TimeSpan? MaxAge { get; init; }
}
