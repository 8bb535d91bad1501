using System.Globalization;
using System.Text;
using RedditMcp.Answers;
using RedditMcp.Answers.Text;

namespace RedditMcp.Insights.Watches.Text;

/// <summary>Puts alerts in words.</summary>
internal static class AlertText
{
    /// <summary>Alerts in a list; none is ever cut.</summary>
    public static ItemText<AlertView> Items(DateTimeOffset now) => new((_, view) => Of(view, now), _ => null, (view, _, _) => view);

    /// <summary>An alert and its posts.</summary>
    public static string Of(AlertView view, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## Alert {view.Alert.Number}, {Wording.Age(view.Alert.RaisedAt.ToUnixTimeSeconds(), now)} ago, {Wording.Count(view.Posts.Count, "post")}\n");
        foreach (var post in view.Posts)
            Write(text, post, now);
        return text.ToString();
    }

    private static void Write(StringBuilder text, PostView post, DateTimeOffset now)
    {
        text.Append("- ").Append(post.Deleted ? "[deleted or removed since]" : post.Title is { } title ? Wording.Line(title) : "[title not to be had now]").Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"  r/{Wording.Line(post.Subreddit)}");
        if (post.Author is { } author)
            text.Append(CultureInfo.InvariantCulture, $" u/{Wording.Line(author)}");
        text.Append(CultureInfo.InvariantCulture, $" {Wording.Count(post.Score, "point")}, {Wording.Count(post.NumComments, "comment")}, {Wording.Age(post.CreatedUtc, now)}, id {post.Id}; matched: {Wording.Line(string.Join(", ", post.Matched))}\n");
        text.Append(CultureInfo.InvariantCulture, $"  https://redd.it/{post.Id}\n");
    }
}
