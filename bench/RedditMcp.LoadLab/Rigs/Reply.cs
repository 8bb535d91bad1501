using System.Text.Json;

namespace RedditMcp.LoadLab.Rigs;

/// <summary>What came back, as a client sees it.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Tier">Where the answer came from: <c>hot</c>, <c>warm</c>, <c>cold</c> or <c>reddit</c>; null for an error.</param>
/// <param name="Content">Reads the structured content.</param>
internal sealed record Reply(Outcome Outcome, string? Tier, Func<JsonElement> Content)
{
    private static readonly string[] s_answers = ["not_found", "private", "quarantined", "gated", "banned", "suspended"];

    /// <summary>For how long the answer is fresh from now on.</summary>
    public TimeSpan TimeToLive { get; init; }

    /// <summary>The kind of an error.</summary>
    public string? Error { get; init; }

    /// <summary>When to come back.</summary>
    public TimeSpan RetryAfter { get; init; }

    /// <summary>An answer.</summary>
    public static Reply Of(bool isCached, bool isStale, int apiCalls, string tier, TimeSpan timeToLive, Func<JsonElement> content)
    {
        var outcome = isStale ? Outcome.Stale : isCached ? Outcome.Fresh : apiCalls == 0 ? Outcome.Joined : Outcome.Fetched;
        return new Reply(outcome, tier, content) { TimeToLive = timeToLive };
    }

    /// <summary>An error.</summary>
    public static Reply Of(string error, TimeSpan? retryAfter) => new(
        error == "rate_limited" ? Outcome.RateLimited : s_answers.Contains(error, StringComparer.Ordinal) ? Outcome.Gone : Outcome.Failed, Tier: null, static () => default)
    {
        Error = error,
        RetryAfter = retryAfter ?? TimeSpan.Zero,
    };
}
