using RedditMcp.Budget;
using RedditMcp.Budget.Users;

namespace RedditMcp.Caching;

/// <summary>What a caller takes for fresh.</summary>
/// <param name="AskedAt">When it asked: what was fetched since is as fresh as can be.</param>
/// <param name="MaxAge">Older than this is fetched anew; null leaves it to the TTL.</param>
/// <param name="NotBefore">What was fetched earlier is not fresh; null where that does not matter.</param>
internal readonly record struct Demand(DateTimeOffset AskedAt, TimeSpan? MaxAge, DateTimeOffset? NotBefore)
{
    /// <summary>Clocks of two machines may differ by so much. What seems to come from further in the future was kept before a clock was set back.</summary>
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(1);

    /// <summary>Who is charged with what it takes.</summary>
    public Caller Caller { get; init; } = Caller.Operator;

    /// <summary>Whether somebody waits.</summary>
    public CallPriority Priority { get; init; } = CallPriority.Interactive;

    /// <summary>Whether an entry is fresh enough, now.</summary>
    public bool IsMetBy(CacheEntry entry, DateTimeOffset now) =>
        now < entry.FreshUntil && entry.FetchedAt <= now + s_skew && !(entry.FetchedAt < NotBefore)
        && (MaxAge is not { } maxAge || now - entry.FetchedAt < maxAge || entry.FetchedAt > AskedAt);
}
