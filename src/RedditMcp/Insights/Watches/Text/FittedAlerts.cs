using System.Text;
using RedditMcp.Answers;

namespace RedditMcp.Insights.Watches.Text;

/// <summary>The alerts that fit an answer. Of one that does not fit by itself as many posts are told as do, so that none is ever passed over.</summary>
/// <param name="Alerts">What is told.</param>
/// <param name="Text">The words for it.</param>
/// <param name="Mark">How far that is.</param>
internal sealed record FittedAlerts(IReadOnlyList<AlertView> Alerts, string Text, AlertMark Mark)
{
    /// <summary>Takes alerts in order as long as they fit, and one post at any price.</summary>
    /// <param name="report">The alerts, and how far their reader was told before.</param>
    /// <param name="budget">The room; what is told is taken from it.</param>
    /// <param name="now">What ages are counted from.</param>
    public static FittedAlerts Fit(WatchReport report, TokenBudget budget, DateTimeOffset now)
    {
        var (shown, text, mark) = (new List<AlertView>(), new StringBuilder(), report.After);
        foreach (var alert in report.Alerts)
        {
            var room = alert.Posts
                .TakeWhile((post, place) => budget.TryTake((place == 0 ? AlertText.Heading(alert, now) : "") + AlertText.Of(post, now)) || (shown.Count == 0 && place == 0)).Count();
            var isWhole = room == alert.Posts.Count;
            if (room == 0 || (!isWhole && shown.Count > 0))
                break;
            var told = isWhole ? alert : alert with { Posts = [.. alert.Posts.Take(room)] };
            shown.Add(told);
            text.Append(AlertText.Of(told, now));
            mark = isWhole ? new AlertMark(alert.Alert.Number) : new AlertMark(alert.Alert.Number - 1, alert.Before + room);
            if (!isWhole)
                break;
        }

        return new FittedAlerts(shown, text.ToString(), mark);
    }
}
