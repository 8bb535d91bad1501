using System.Globalization;
using System.Text;
using RedditMcp.Answers.Text;

namespace RedditMcp.Insights.Watches.Text;

/// <summary>Puts alerts in words.</summary>
internal static class AlertText
{
    /// <summary>An alert and its posts.</summary>
    public static string Of(AlertView view, DateTimeOffset now) => Heading(view, now) + string.Concat(view.Posts.Select(post => Of(post, now)));

    /// <summary>What stands above the posts of an alert.</summary>
    public static string Heading(AlertView view, DateTimeOffset now)
    {
        var all = Wording.Count(view.Alert.Posts.Count, "post");
        var part = view.Posts.Count == view.Alert.Posts.Count
            ? all
            : string.Create(CultureInfo.InvariantCulture, $"{view.Before + 1} to {view.Before + view.Posts.Count} of {all}");
        return string.Create(CultureInfo.InvariantCulture, $"## Alert {view.Alert.Number}, {Wording.Age(view.Alert.RaisedAt.ToUnixTimeSeconds(), now)} ago, {part}\n");
    }

    /// <summary>A post of an alert.</summary>
    public static string Of(PostView post, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append("- ").Append(post.Deleted ? "[deleted or removed since]" : post.Title is { } title ? Wording.Line(title) : "[title not to be had now]").Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"  r/{Wording.Line(post.Subreddit)}");
        if (post.Author is { } author)
            text.Append(CultureInfo.InvariantCulture, $" u/{Wording.Line(author)}");
        text.Append(CultureInfo.InvariantCulture, $" {Wording.Count(post.Score, "point")}, {Wording.Count(post.NumComments, "comment")}, {Wording.Age(post.CreatedUtc, now)}, id {post.Id}; matched: {Wording.Line(string.Join(", ", post.Matched))}\n");
        text.Append(CultureInfo.InvariantCulture, $"  https://redd.it/{post.Id}\n");
        return text.ToString();
    }
}
