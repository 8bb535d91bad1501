using System.Globalization;
using System.Text;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Text;

/// <summary>Puts a comment in the fewest words that leave nothing out.</summary>
internal static class CommentText
{
    /// <summary>Room a comment keeps for the note that more is below it.</summary>
    public const string MoreBelow = " (+99999 below)";

    /// <summary>A comment in its thread.</summary>
    /// <param name="comment">The comment, without its replies.</param>
    /// <param name="indent">How many answers above it are in the text.</param>
    /// <param name="now">The time ages are told at.</param>
    public static string InThread(Comment comment, int indent, DateTimeOffset now)
    {
        var margin = new string(' ', indent);
        var text = new StringBuilder(margin);
        text.Append(CultureInfo.InvariantCulture, $"{comment.Id} ");
        WriteFacts(text, comment, now);
        if (indent == 0 && HasParentComment(comment))
            text.Append(", answers ").Append(Wording.Line(comment.ParentId));
        if (comment.MoreReplies > 0)
            text.Append(CultureInfo.InvariantCulture, $" (+{comment.MoreReplies} below)");
        text.Append('\n');
        WriteBody(text, comment, margin);
        return text.ToString();
    }

    /// <summary>Whether it answers another comment, and not the post.</summary>
    public static bool HasParentComment(Comment comment) => comment.ParentId?.StartsWith("t1_", StringComparison.Ordinal) == true;

    /// <summary>A comment outside its thread, with where it belongs.</summary>
    public static string Listed(Comment comment, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{comment.Id} r/{Wording.Line(comment.Subreddit)} ");
        WriteFacts(text, comment, now);
        text.Append(CultureInfo.InvariantCulture, $", on {Wording.Line(comment.LinkId)} \"{Wording.Line(comment.LinkTitle)}\"\n");
        WriteBody(text, comment, "");
        return text.ToString();
    }

    private static void WriteFacts(StringBuilder text, Comment comment, DateTimeOffset now)
    {
        text.Append("u/").Append(Wording.Line(comment.Author)).Append(' ');
        text.Append(comment.ScoreHidden ? "score hidden" : Wording.Count(comment.Score, "point"));
        text.Append(", ").Append(Wording.Age(comment.CreatedUtc, now));
        foreach (var flag in Flags(comment))
            text.Append(", ").Append(flag);
    }

    private static IEnumerable<string> Flags(Comment comment)
    {
        if (comment.IsSubmitter)
            yield return "OP";
        if (comment.Distinguished is { } role)
            yield return Wording.Line(role);
        if (comment.Stickied)
            yield return "stickied";
        if (comment.Collapsed)
            yield return "collapsed";
        if (comment.Controversiality > 0)
            yield return "controversial";
        if (comment.Edited is not null)
            yield return "edited";
    }

    private static void WriteBody(StringBuilder text, Comment comment, string margin)
    {
        Wording.Quote(text, comment.Body, margin);
        if (comment.BodyCut > 0)
            text.Append(margin).Append(CultureInfo.InvariantCulture, $"[cut: {comment.BodyCut} more characters; raise max_tokens]\n");
    }
}
