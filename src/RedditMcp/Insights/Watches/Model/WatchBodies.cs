namespace RedditMcp.Insights.Watches.Model;

/// <summary>Makes of watches what callers see.</summary>
internal static class WatchBodies
{
    /// <summary>The resource of a watch.</summary>
    public static string ResourceOf(string id) => "reddit://watch/" + id;

    /// <summary>A watch.</summary>
    /// <param name="report">What there is to tell.</param>
    public static WatchBody Of(WatchReport report)
    {
        var (watch, progress) = (report.Watch, report.Watch.Progress);
        return new WatchBody
        {
            WatchId = watch.Id,
            Status = report.IsDeleted ? "deleted" : watch.IsPaused ? "paused" : "active",
            Keywords = watch.Keywords,
            Subreddits = watch.IsOfAll ? null : watch.Subreddits,
            AlertThreshold = watch.AlertThreshold,
            MinEngagement = watch.MinEngagement.ToString().ToLowerInvariant(),
            CheckInterval = watch.CheckInterval,
            CreatedUtc = watch.CreatedAt.ToUnixTimeSeconds(),
            LastPolledUtc = progress.PolledAt?.ToUnixTimeSeconds(),
            NextPollUtc = watch.IsPaused || report.IsDeleted || progress.PolledAt is null ? null : watch.DueAt.ToUnixTimeSeconds(),
            Alerts = progress.LastAlert,
            NewAlerts = progress.LastAlert - progress.Checked,
            Matched = progress.Matched,
            WaitingForEngagement = progress.Matches.Count(match => match.State is MatchState.Waiting),
            BelowThreshold = progress.Matches.Count(match => match.State is MatchState.Counted),
            Coverage = CoverageOf(progress),
            MatchingAtStart = report.MatchingNow,
            Webhook = watch.Webhook is { } hook ? WebhookOf(hook, report.Secret) : null,
            Resource = ResourceOf(watch.Id),
        };
    }

    /// <summary>An alert.</summary>
    public static AlertBody Of(AlertView view) => new(view.Alert.Number, view.Alert.RaisedAt.ToUnixTimeSeconds(), view.Posts) { PostsBefore = view.Before };

    private static CoverageBody CoverageOf(WatchProgress progress) => new()
    {
        Share = progress.Seen + progress.Missed is > 0 and var all ? Math.Round(Math.Floor(1000.0 * progress.Seen / all) / 1000, 3) : null,
        Seen = progress.Seen,
        MissedEstimate = progress.Missed,
        Gaps = progress.Gaps.Count == 0
            ? null
            : [.. progress.Gaps.Select(gap => new GapBody(gap.From.ToUnixTimeSeconds(), gap.To.ToUnixTimeSeconds(), gap.Missed, gap.IsSearched))],
        Trouble = progress.Trouble,
    };

    private static WebhookBody WebhookOf(WatchWebhook hook, string? secret) => new()
    {
        Url = hook.Url,
        Status = hook.IsOff ? "off" : hook.FailingSince is null ? "ok" : "failing",
        Trouble = hook.Trouble,
        LastDelivered = hook.Sent,
        Secret = secret,
    };
}
