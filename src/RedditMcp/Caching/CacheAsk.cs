using RedditMcp.Budget;
using RedditMcp.Budget.Users;

namespace RedditMcp.Caching;

/// <summary>Who asks the cache, and how fresh it must be.</summary>
/// <param name="Tool">What metrics call the asker.</param>
/// <param name="MaxAge">Older than this is fetched anew; null leaves it to the TTL.</param>
/// <param name="Trace">Where to write down what was served; null where nobody wants to know.</param>
/// <param name="NotBefore">What was fetched earlier is fetched anew; null where that does not matter.</param>
internal readonly record struct CacheAsk(string Tool, TimeSpan? MaxAge = null, CacheTrace? Trace = null, DateTimeOffset? NotBefore = null)
{
    /// <summary>Who is charged with what it takes.</summary>
    public Caller Caller { get; init; } = Caller.Operator;

    /// <summary>Whether somebody waits.</summary>
    public CallPriority Priority { get; init; } = CallPriority.Interactive;
}
