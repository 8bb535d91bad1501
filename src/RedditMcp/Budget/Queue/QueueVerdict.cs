using RedditMcp.Budget.Ledgers;
using RedditMcp.Reddit;

namespace RedditMcp.Budget.Queue;

/// <summary>What came of asking for a call: the call, or when to ask again, or that asking again is of no use.</summary>
/// <param name="Permit">The call; null where there is none.</param>
/// <param name="RetryAfter">When to ask again; zero where that is not known.</param>
/// <param name="Spacing">How far apart calls are granted from then on.</param>
/// <param name="Reason">Why not now.</param>
/// <param name="Error">Why asking again is of no use; null where it is of use.</param>
internal readonly record struct QueueVerdict(CallPermit? Permit, TimeSpan RetryAfter, TimeSpan Spacing, LedgerRefusal Reason, RedditError? Error)
{
    /// <summary>A call.</summary>
    public static QueueVerdict Grant(CallPermit permit) => new(permit, default, default, LedgerRefusal.None, null);

    /// <summary>Not yet.</summary>
    public static QueueVerdict Later(TimeSpan retryAfter, TimeSpan spacing, LedgerRefusal reason) =>
        new(null, retryAfter, spacing, reason, null);

    /// <summary>Not at all, or not before long.</summary>
    public static QueueVerdict Never(RedditError error, TimeSpan retryAfter = default) => new(null, retryAfter, default, LedgerRefusal.None, error);

    /// <summary>Of two keys that gave no call, when the first of them may. Where both will before long, calls come from both.</summary>
    public static QueueVerdict SoonerOf(QueueVerdict one, QueueVerdict other)
    {
        var lead = (one.Error, other.Error) switch
        {
            (null, not null) => one,
            (not null, null) => other,
            _ => other.RetryAfter < one.RetryAfter && other.RetryAfter > TimeSpan.Zero ? other : one,
        };
        var sooner = new[] { one.RetryAfter, other.RetryAfter }.Where(wait => wait > TimeSpan.Zero).DefaultIfEmpty().Min();
        var together = AreSoon(one, other) ? one.Spacing * (other.Spacing / (one.Spacing + other.Spacing)) : lead.Spacing;
        return lead with { RetryAfter = sooner, Spacing = together };
    }

    private static bool AreSoon(QueueVerdict one, QueueVerdict other) =>
        one.Spacing > TimeSpan.Zero && other.Spacing > TimeSpan.Zero && one.RetryAfter < RedditClock.Window && other.RetryAfter < RedditClock.Window;
}
