using System.Diagnostics.Metrics;
using RedditMcp.Insights.Watches;
using RedditMcp.Insights.Watches.Polling;

namespace RedditMcp.Telemetry;

/// <summary>Counts what watches cost and bring.</summary>
internal sealed class WatchMetrics
{
    public const string Check = "check";
    public const string Notification = "notification";
    public const string Webhook = "webhook";

    private const string All = "all";
    private const string Subreddits = "subreddits";
    private const string Read = "read";
    private const string Unread = "failed";

    private readonly Counter<long> _polls;
    private readonly Counter<long> _seen;
    private readonly Counter<long> _missed;
    private readonly Counter<long> _matches;
    private readonly Counter<long> _alerts;
    private readonly Counter<long> _deliveries;
    private long _watches;

    public WatchMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName.Value);
        meter.CreateObservableGauge("watches_count", () => Interlocked.Read(ref _watches), description: "Watches this process polls for, those of all instances; 0 where another does.");
        _polls = meter.CreateCounter<long>("watch_polls_total", description: "Polls for watches, by what was polled and whether it could be read.");
        _seen = meter.CreateCounter<long>("watch_posts_seen_total", description: "New posts that watches looked at, for each watch of each poll.");
        _missed = meter.CreateCounter<long>("watch_posts_missed_total", description: "New posts that watches did not see, as estimated.");
        _matches = meter.CreateCounter<long>("watch_matches_total", description: "New posts that matched a watch.");
        _alerts = meter.CreateCounter<long>("watch_alerts_total", description: "Alerts raised.");
        _deliveries = meter.CreateCounter<long>("watch_deliveries_total", description: "Alerts handed on, by the way they took.");
        foreach (var scope in (string[])[All, Subreddits])
        {
            Polled(scope, Read, 0);
            Polled(scope, Unread, 0);
        }

        foreach (var way in (string[])[Check, Notification, Webhook])
            Delivered(way, 0);
        Failed(Webhook, 0);
        _seen.Add(0);
        _missed.Add(0);
        _matches.Add(0);
        _alerts.Add(0);
    }

    /// <summary>Tells how many watches there are.</summary>
    public void Watching(int count) => Interlocked.Exchange(ref _watches, count);

    /// <summary>Counts a poll.</summary>
    public void Polled(PollGroup group, ScopeReading reading) =>
        Polled(group.IsOfAll ? All : Subreddits, reading.ReadAt is null && reading.Refused.Count == 0 ? Unread : Read, 1);

    /// <summary>Counts what a poll brought a watch.</summary>
    public void Advanced(Sighting sighting, long matches, int alerts)
    {
        _seen.Add(sighting.Seen);
        _missed.Add(sighting.Gap?.Missed ?? 0);
        _matches.Add(matches);
        _alerts.Add(alerts);
    }

    /// <summary>Counts alerts that were handed on.</summary>
    public void Delivered(string way, int alerts) => _deliveries.Add(alerts, new("channel", way), new("result", "delivered"));

    /// <summary>Counts tries to hand alerts on that failed.</summary>
    public void Failed(string way, int tries) => _deliveries.Add(tries, new("channel", way), new("result", "failed"));

    private void Polled(string scope, string result, int times) => _polls.Add(times, new("scope", scope), new("result", result));
}
