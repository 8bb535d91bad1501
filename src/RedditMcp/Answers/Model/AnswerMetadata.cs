using RedditMcp.Caching;
using RedditMcp.Reddit;

namespace RedditMcp.Answers.Model;

/// <summary>Where an answer came from, what it cost, and what it leaves out.</summary>
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

    /// <summary>Calls left in Reddit's window, where that is known.</summary>
    public int? RateLimitRemaining { get; init; }

    /// <summary>Items that exist within what was asked for, but are not in the answer.</summary>
    public required int Truncated { get; init; }

    /// <summary>Not-safe-for-work items that <c>include_nsfw=false</c> kept back.</summary>
    public int? NsfwHidden { get; init; }

    /// <summary>What the next call passes to go on; absent at the end.</summary>
    public string? Cursor { get; init; }

    /// <summary>What else a reader should know: parts that failed, ends of listings.</summary>
    public IReadOnlyList<string>? Notes { get; init; }
}
