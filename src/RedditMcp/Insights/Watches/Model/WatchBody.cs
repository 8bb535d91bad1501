using System.Text.Json.Serialization;

namespace RedditMcp.Insights.Watches.Model;

/// <summary>A watch as callers see it.</summary>
internal sealed record WatchBody
{
    public required string WatchId { get; init; }

    /// <summary><c>active</c>, <c>paused</c> or <c>deleted</c>.</summary>
    public required string Status { get; init; }

    public required IReadOnlyList<string> Keywords { get; init; }

    /// <summary>Absent for all of Reddit.</summary>
    public IReadOnlyList<string>? Subreddits { get; init; }

    public required int AlertThreshold { get; init; }

    public required string MinEngagement { get; init; }

    /// <summary>Minutes.</summary>
    public required int CheckInterval { get; init; }

    public required long CreatedUtc { get; init; }

    public long? LastPolledUtc { get; init; }

    public long? NextPollUtc { get; init; }

    /// <summary>All that were raised.</summary>
    public required long Alerts { get; init; }

    /// <summary>Those that no check without a cursor has brought.</summary>
    public required long NewAlerts { get; init; }

    /// <summary>Posts that matched since it was made.</summary>
    public required long Matched { get; init; }

    /// <summary>Posts that match and have not stirred enough yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int WaitingForEngagement { get; init; }

    /// <summary>Posts that count and are fewer than the threshold.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int BelowThreshold { get; init; }

    public required CoverageBody Coverage { get; init; }

    /// <summary>Posts that matched already when it was made, and raise no alert.</summary>
    public int? MatchingAtStart { get; init; }

    public WebhookBody? Webhook { get; init; }

    /// <summary>The resource that tells of updates.</summary>
    public required string Resource { get; init; }
}
