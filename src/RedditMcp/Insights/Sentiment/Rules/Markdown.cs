namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>Recognises what in a text is not its author's words.</summary>
internal static class Markdown
{
    /// <summary>Whether a line quotes somebody. One that begins with a spoiler or an emoticon does not.</summary>
    public static bool IsQuote(ReadOnlySpan<char> line) =>
        (line.StartsWith(">") && !line.StartsWith(">!") && line.Length > 1 && line[1] is not (':' or ';' or '.' or '_')) || line.StartsWith("&gt;");

    /// <summary>Whether an address begins here.</summary>
    public static bool IsUrl(ReadOnlySpan<char> text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>The length of a name that begins here, <c>r/name</c>, <c>u/name</c> or <c>@name</c>; 0 where none does.</summary>
    public static int LengthOfName(ReadOnlySpan<char> text)
    {
        var prefix = text.StartsWith("@") ? 1 : text is ['r' or 'u', '/', ..] ? 2 : 0;
        if (prefix == 0)
            return 0;
        var end = prefix;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-'))
            end++;
        return end > prefix ? end : 0;
    }

    /// <summary>The character that an escape of HTML stands for; null for one that Reddit does not write.</summary>
    /// <param name="name">What stands between <c>&amp;</c> and <c>;</c>.</param>
    public static char? MeaningOf(ReadOnlySpan<char> name) => name switch
    {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "nbsp" or "#x200B" => ' ',
        "#39" => '\'',
        "quot" => '"',
        _ => null,
    };
}
