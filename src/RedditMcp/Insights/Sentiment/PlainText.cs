using RedditMcp.Insights.Sentiment.Rules;

namespace RedditMcp.Insights.Sentiment;

/// <summary>What of a post or comment is its author's own words.</summary>
internal static class PlainText
{
    /// <summary>The words, without Markdown, quotes, code, addresses and names of users and communities.</summary>
    public static string Of(string text) => new PlainWriter(text, new char[text.Length + 1]).Write().ToString();

    /// <summary>The sentences of such words.</summary>
    public static IEnumerable<string> Sentences(string plain)
    {
        var start = 0;
        for (var i = 0; i < plain.Length; i++)
        {
            if (!EndsAt(plain, i))
                continue;
            if (plain[start..(i + 1)].Trim() is { Length: > 0 } sentence)
                yield return sentence;
            start = i + 1;
        }

        if (plain[start..].Trim() is { Length: > 0 } last)
            yield return last;
    }

    /// <summary>The words of such a text, as written.</summary>
    public static IEnumerable<string> Words(string plain)
    {
        var start = -1;
        for (var i = 0; i <= plain.Length; i++)
        {
            if (i < plain.Length && (char.IsLetterOrDigit(plain[i]) || (plain[i] is '\'' or '’' && start >= 0)))
                start = start < 0 ? i : start;
            else if (start >= 0)
            {
                yield return plain[start..i].TrimEnd('\'', '’');
                start = -1;
            }
        }
    }

    /// <summary>A line's end, or a stop with a blank behind it.</summary>
    private static bool EndsAt(string text, int at) =>
        text[at] == '\n' || (text[at] is '.' or '!' or '?' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])));
}
