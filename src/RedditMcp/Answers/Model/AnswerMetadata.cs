using RedditMcp.Budget.Users;
using RedditMcp.Caching;
using RedditMcp.Reddit;

namespace RedditMcp.Answers.Model;

/// <summary>Where an answer came from and what it cost: the part of its metadata that differs each time it is given.</summary>
internal sealed record AnswerMetadata
{
    /// <summary>Whether all of it was served without asking Reddit.</summary>
    public required bool Cached { get; init; }

    public required CacheTier Tier { get; init; }

    /// <summary>Seconds since its oldest part was fetched.</summary>
    public required double AgeSeconds { get; init; }

    /// <summary>Seconds for which the same question is answered without asking Reddit again.</summary>
    public required int TtlSeconds { get; init; }

    /// <summary>Whether any part is older than its TTL, or than the caller wanted.</summary>
    public required bool Stale { get; init; }

    public required RedditSource Source { get; init; }

    /// <summary>Calls to Reddit made for this answer.</summary>
    public required int ApiCalls { get; init; }

    /// <summary>Seconds that this answer waited for the quota.</summary>
    public required double WaitedSeconds { get; init; }

    /// <summary>Calls left in Reddit's window, where that is known.</summary>
    public int? RateLimitRemaining { get; init; }

    /// <summary>What the caller has left; null for the operator, who has it all.</summary>
    public QuotaReport? Quota { get; init; }
}
