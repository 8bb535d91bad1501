using System.Globalization;
using System.Text;
using RedditMcp.Answers;
using RedditMcp.Answers.Text;

namespace RedditMcp.Insights.Watches.Text;

/// <summary>Puts watches in words.</summary>
internal static class WatchText
{
    /// <summary>A watch: what it looks for, how it goes, and how much of what was posted it has seen.</summary>
    public static string Of(WatchReport report, DateTimeOffset now)
    {
        var watch = report.Watch;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Watch {watch.Id} ({(report.IsDeleted ? "deleted" : watch.IsPaused ? "paused" : "active")})\n");
        text.Append(CultureInfo.InvariantCulture, $"keywords: {KeywordsOf(watch)}\n");
        text.Append("in: ").Append(watch.IsOfAll ? "all of Reddit" : "r/" + string.Join('+', watch.Subreddits)).Append("; ");
        text.Append(watch.AlertThreshold == 1
            ? string.Create(CultureInfo.InvariantCulture, $"looked for every {Wording.Count(watch.CheckInterval, "minute")}; an alert for each post that matches")
            : string.Create(CultureInfo.InvariantCulture, $"an alert when {watch.AlertThreshold} posts match within {Wording.Count(watch.CheckInterval, "minute")}"));
        text.Append(LevelOf(watch.MinEngagement)).Append('\n');
        text.Append(PollsOf(report, now)).Append(CoverageOf(watch.Progress, now));
        WriteMatches(text, report);
        if (watch.Webhook is { } hook)
            WriteWebhook(text, hook, report.Secret);
        return text.ToString();
    }

    /// <summary>Watches in a list; none is ever cut.</summary>
    public static ItemText<Watch> Items(DateTimeOffset now) => new((number, watch) => Item(number, watch, now), _ => null, (watch, _, _) => watch);

    private static string Item(int number, Watch watch, DateTimeOffset now)
    {
        var progress = watch.Progress;
        var polled = progress.PolledAt is { } at ? $"looked {Age(at, now)} ago" : "not looked yet";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{number}. {watch.Id} ({(watch.IsPaused ? "paused" : "active")}): {KeywordsOf(watch)} in {(watch.IsOfAll ? "all of Reddit" : "r/" + string.Join('+', watch.Subreddits))}, every {watch.CheckInterval} min, {polled}; {Wording.Count(progress.LastAlert, "alert")}, {progress.LastAlert - progress.Checked} new\n");
    }

    /// <summary>The first keywords, so that an answer has room for what it is about; the structured part has all.</summary>
    private static string KeywordsOf(Watch watch)
    {
        const int room = 300;
        var left = room;
        var told = watch.Keywords.TakeWhile((keyword, place) => (left -= keyword.Length) >= 0 || place == 0).ToList();
        var rest = watch.Keywords.Count - told.Count;
        return Wording.Line(string.Join(", ", told)) + (rest > 0 ? string.Create(CultureInfo.InvariantCulture, $", and {rest} more") : "");
    }

    private static string LevelOf(Engagement level) => level switch
    {
        Engagement.High => $"; a post counts from {EngagementLevel.HighScore} points or {EngagementLevel.HighComments} comments on",
        Engagement.Viral => $"; a post counts from {EngagementLevel.ViralScore} points or {EngagementLevel.ViralComments} comments on",
        _ => "",
    };

    private static string PollsOf(WatchReport report, DateTimeOffset now)
    {
        var watch = report.Watch;
        var text = new StringBuilder(watch.Progress.PolledAt is { } at ? $"looked {Age(at, now)} ago" : "not looked yet");
        if (report.Failure is { } failure)
            text.Append("; could not look now (").Append(failure.Kind.ToString().ToLowerInvariant()).Append("), what follows is as of the last look");
        else if (!watch.IsPaused && !report.IsDeleted && watch.Progress.PolledAt is not null)
            text.Append("; next ").Append(watch.DueAt > now ? "within " + Age(now, watch.DueAt) : "at once");
        return text.Append('\n').ToString();
    }

    private static string CoverageOf(WatchProgress progress, DateTimeOffset now)
    {
        var text = new StringBuilder();
        if (progress.Seen + progress.Missed == 0)
            text.Append("new posts seen: none yet\n");
        else
            text.Append(CultureInfo.InvariantCulture, $"new posts seen: {progress.Seen} of {(progress.Missed > 0 ? "about " : "")}{progress.Seen + progress.Missed} ({Math.Floor(1000.0 * progress.Seen / (progress.Seen + progress.Missed)) / 10}%)\n");
        foreach (var gap in progress.Gaps)
        {
            text.Append(CultureInfo.InvariantCulture, $"gap: about {Wording.Count(gap.Missed, "post")} from {gap.From:yyyy-MM-dd HH:mm:ss} to {gap.To:HH:mm:ss} UTC not seen ({Age(gap.To, now)} ago)");
            text.Append(gap.IsSearched ? "; Reddit's search was asked for the keywords instead\n" : "\n");
        }

        if (progress.Trouble is { } trouble)
            text.Append(trouble).Append('\n');
        return text.ToString();
    }

    private static void WriteMatches(StringBuilder text, WatchReport report)
    {
        var progress = report.Watch.Progress;
        text.Append(CultureInfo.InvariantCulture, $"{Wording.Count(progress.Matched, "post")} matched so far, {Wording.Count(progress.LastAlert, "alert")}");
        var waiting = progress.Matches.Count(match => match.State is MatchState.Waiting);
        if (waiting > 0)
            text.Append(CultureInfo.InvariantCulture, $"; {waiting} matching, looked at again for a day until they stir enough");
        var counted = progress.Matches.Count(match => match.State is MatchState.Counted);
        if (counted > 0)
            text.Append(CultureInfo.InvariantCulture, $"; {counted} waiting for company to reach the threshold of {report.Watch.AlertThreshold}");
        text.Append('\n');
        if (report.MatchingNow is { } now)
            text.Append(CultureInfo.InvariantCulture, $"{Wording.Count(now, "post")} among the newest matched already and {(now == 1 ? "raises" : "raise")} no alert; only what comes from now on does\n");
    }

    private static void WriteWebhook(StringBuilder text, WatchWebhook hook, string? secret)
    {
        text.Append(CultureInfo.InvariantCulture, $"webhook: {hook.Url}, ");
        text.Append(hook.IsOff ? "given up after a day of failures; action=resume after action=pause tries again" : hook.FailingSince is null ? "signed" : "failing");
        if (hook.Trouble is { } trouble)
            text.Append(CultureInfo.InvariantCulture, $" ({Wording.Line(trouble)})");
        text.Append('\n');
        if (secret is not null)
            text.Append(CultureInfo.InvariantCulture, $"webhook secret, told this once: {secret}\n");
    }

    private static string Age(DateTimeOffset from, DateTimeOffset to) => Wording.Age(from.ToUnixTimeSeconds(), to);
}
