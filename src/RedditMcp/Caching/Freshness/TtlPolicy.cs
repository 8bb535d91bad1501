using Microsoft.Extensions.Logging;
using RedditMcp.Budget;
using RedditMcp.Queries;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Freshness;

/// <summary>
/// Decides for how long an answer is fresh:
/// <code>TTL = clamp(base x posts x drift x kind x load, min, max), then +-10 %, again within [min, max]</code>
/// where <c>base</c>, <c>min</c> and <c>max</c> are the kind's row; <c>posts</c> what the posts shown say (<see cref="PostFactors"/>, for posts and
/// threads); <c>drift</c> what the key's own refreshes taught; <c>kind</c> what the hit rate of its kind asks for (<see cref="KindHitRates"/>); and
/// <c>load</c> 1.5 above 60 calls a minute of a key that has 100, 2 above 80. Sources: the caching architecture, sections 3 and 7.5.
/// </summary>
internal sealed partial class TtlPolicy(
    KindHitRates hitRates, RequestBudget budget, Jitter jitter, FreshnessMetrics metrics, ILogger<TtlPolicy> logger)
{
    /// <summary>Up to here a refresh brought nothing new, and the next may wait longer.</summary>
    private const double LittleChange = 0.05;

    /// <summary>From here on it brought so much that it should have come earlier.</summary>
    private const double MuchChange = 0.5;

    private const double Longer = 1.5;
    private const double Shorter = 0.5;

    /// <summary>The drift a key can gather. The row's bounds hold anyway; this keeps a key from being stuck at one of them.</summary>
    private const double LeastDrift = 0.25;
    private const double MostDrift = 8;

    /// <summary>Decides.</summary>
    public TtlDecision Decide(in TtlQuestion question)
    {
        var row = TtlTable.For(question.Kind);
        var drift = Math.Clamp(question.Drift * StepFor(question.Change), LeastDrift, MostDrift);
        var load = FactorOfLoad(budget.Load);
        var wished = row.Base * (question.PostFactor * drift * hitRates.FactorOf(question.Kind) * load);
        var ttl = row.Clamp(row.Clamp(wished) * jitter.Next());

        metrics.Decided(question.Kind, wished, row);
        LogDecision(question.Kind.Name, ttl.TotalSeconds, row.Base.TotalSeconds, question.PostFactor, drift, load);
        return new TtlDecision(ttl, drift);
    }

    private static double StepFor(double? change) => change switch
    {
        <= LittleChange => Longer,
        >= MuchChange => Shorter,
        _ => 1,
    };

    private static double FactorOfLoad(double queriesPerMinute) => queriesPerMinute switch
    {
        > 80 => 2,
        > 60 => 1.5,
        _ => 1,
    };

    [LoggerMessage(EventId = 1, EventName = "ttl_decision", Level = LogLevel.Debug,
        Message = "{ContentType} {TtlSeconds} {BaseSeconds} {PostFactor} {Drift} {LoadFactor}")]
    private partial void LogDecision(string contentType, double ttlSeconds, double baseSeconds, double postFactor, double drift, double loadFactor);
}
