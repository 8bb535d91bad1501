using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace RedditMcp.LoadLab.Reports;

/// <summary>The figures of a run, or of a part of it. Ratios are of all requests; what cannot be said is null.</summary>
internal record FiguresReport
{
    /// <summary>Questions asked, those of people who came back included.</summary>
    public long Requests { get; init; }

    /// <summary>Fresh answers from the cache.</summary>
    public double HitRatio { get; init; }

    /// <summary>Stale answers.</summary>
    public double StaleRatio { get; init; }

    /// <summary>Answers of somebody else's call.</summary>
    public double JoinedRatio { get; init; }

    /// <summary>All others: answers of a call of their own, and errors.</summary>
    public double MissRatio { get; init; }

    /// <summary>1 - calls to Reddit / requests, background included: what one would save by asking Reddit for every request once.</summary>
    public double SavedRatio { get; init; }

    /// <summary>What the formula says the hit ratio should be.</summary>
    public double? PredictedHitRatio { get; init; }

    /// <summary>What the best cache could have hit.</summary>
    public double? CeilingHitRatio { get; init; }

    /// <summary>The hit ratio by the predicted one.</summary>
    public double? HitToPredicted { get; init; }

    /// <summary>The hit ratio by the ceiling.</summary>
    public double? HitToCeiling { get; init; }

    /// <summary>Fresh answers by the tier that gave them.</summary>
    public IReadOnlyDictionary<string, double> HitRatioByTier { get; init; } = FrozenDictionary<string, double>.Empty;

    /// <summary>The same ratios by tool.</summary>
    public IReadOnlyDictionary<string, ToolReport> ByTool { get; init; } = FrozenDictionary<string, ToolReport>.Empty;

    /// <summary>Calls that Reddit got.</summary>
    public long UpstreamCalls { get; init; }

    /// <summary>Those that Reddit refused because the quota was spent.</summary>
    [JsonPropertyName("upstream_429")]
    public long Upstream429 { get; init; }

    /// <summary>Calls to Reddit a minute.</summary>
    public RateReport UpstreamPerMinute { get; init; } = new(0, 0, 0);

    /// <summary>Questions a minute.</summary>
    public double RequestsPerMinute { get; init; }

    /// <summary>Questions that ended with an error other than <c>rate_limited</c>.</summary>
    public long Errors { get; init; }

    /// <summary>Errors by kind; <c>not_found</c>, <c>suspended</c> and the like are Reddit's answers, and not counted in <see cref="Errors"/>.</summary>
    public IReadOnlyDictionary<string, long> ErrorsByKind { get; init; } = FrozenDictionary<string, long>.Empty;

    /// <summary>People who were told when to come back.</summary>
    public long RateLimited { get; init; }

    /// <summary>Questions that were answered, of all.</summary>
    public double AnsweredRatio { get; init; }

    /// <summary>First questions that were answered within two seconds, of all first ones.</summary>
    [JsonPropertyName("answered_within_2s_ratio")]
    public double AnsweredWithin2sRatio { get; init; }

    /// <summary>Questions asked again after the wait that was told, of which this part was answered; null where nobody had to.</summary>
    public double? AnsweredAfterWaitRatio { get; init; }

    /// <summary>Questions that were never answered, however often they were asked again.</summary>
    public long GivenUp { get; init; }

    /// <summary>Time from when a question was due to its answer.</summary>
    public LatencyReport LatencyMs { get; init; } = LatencyReport.None;

    /// <summary>Minutes from a flush until the hit ratio is back at nine tenths of what it was; null where there was none, or it is not.</summary>
    public double? RecoveryMinutes { get; init; }

    /// <summary>Times that a breaker was found open, looked at every 15 seconds.</summary>
    public long BreakerOpenSights { get; init; }

    /// <summary>1 where all breakers were closed when they were looked at last, else 0.</summary>
    public int BreakerClosedAtEnd { get; init; }

    /// <summary>The most memory of the servers together (virtual runs: of the whole lab), in megabytes.</summary>
    public double ResidentMb { get; init; }
}
