using System.Globalization;
using System.Text;
using RedditMcp.Queries;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Text;

/// <summary>Puts a wiki page in words: where it is from, and as much of it as fits.</summary>
internal static class WikiText
{
    public static string Write(WikiQuery query, WikiPage page, TokenBudget budget, DateTimeOffset now)
    {
        var kept = budget.Cut(page.ContentMd, part => Write(query, page, part, page.ContentMd.Length, now));
        return Write(query, page, kept, page.ContentMd.Length - kept.Length, now);
    }

    private static string Write(WikiQuery query, WikiPage page, string content, int cut, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# r/{query.Subreddit} wiki: {query.Page}\n");
        if (page.RevisionDate is { } date)
            text.Append(CultureInfo.InvariantCulture, $"changed {Wording.Age(date, now)} ago by u/{Wording.Line(page.RevisionBy)}\n");
        Wording.Quote(text, content, "");
        if (cut > 0)
            text.Append(CultureInfo.InvariantCulture, $"[cut: {cut} more characters]\n");
        return text.ToString();
    }
}
