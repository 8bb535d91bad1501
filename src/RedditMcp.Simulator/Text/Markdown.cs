using System.Text;

namespace RedditMcp.Simulator.Text;

/// <summary>As much of Reddit's Markdown as the simulator writes: paragraphs, quotes, lists, bold and links.</summary>
internal static class Markdown
{
    public static string ToHtml(string markdown)
    {
        var html = new StringBuilder(markdown.Length + 128).Append("<div class=\"md\">");
        foreach (var block in markdown.Split("\n\n"))
        {
            if (html[^1] == '\n')
                html.Append('\n');

            Block(html, block);
        }

        return html.Append("</div>").ToString();
    }

    /// <summary>Posts and descriptions carry marks around it, comments do not.</summary>
    public static string ToMarkedHtml(string markdown) => $"<!-- SC_OFF -->{ToHtml(markdown)}<!-- SC_ON -->";

    private static void Block(StringBuilder html, string block)
    {
        if (block.StartsWith("> ", StringComparison.Ordinal))
        {
            Inline(html.Append("<blockquote>\n<p>"), block.AsSpan(2));
            html.Append("</p>\n</blockquote>\n");
        }
        else if (block.StartsWith("* ", StringComparison.Ordinal))
        {
            html.Append("<ul>\n");
            foreach (var item in block.Split("\n* "))
            {
                Inline(html.Append("<li>"), item.AsSpan().TrimStart("* "));
                html.Append("</li>\n");
            }

            html.Append("</ul>\n");
        }
        else
        {
            Inline(html.Append("<p>"), block);
            html.Append("</p>\n");
        }
    }

    private static void Inline(StringBuilder html, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var next = text.IndexOfAny("*[&<>");
            if (next < 0)
            {
                html.Append(text);
                return;
            }

            html.Append(text[..next]);
            text = text[next..];
            text = text[Special(html, text)..];
        }
    }

    // Writes what starts here and says how much of the text it took.
    private static int Special(StringBuilder html, ReadOnlySpan<char> text)
    {
        if (text.StartsWith("**") && text[2..].IndexOf("**") is > 0 and var bold)
        {
            Inline(html.Append("<strong>"), text.Slice(2, bold));
            html.Append("</strong>");
            return bold + 4;
        }

        if (text[0] == '[' && text.IndexOf("](") is > 0 and var label && text[label..].IndexOf(')') is > 0 and var end)
        {
            Escape(html.Append("<a href=\""), text[(label + 2)..(label + end)]);
            Escape(html.Append("\">"), text[1..label]);
            html.Append("</a>");
            return label + end + 1;
        }

        Escape(html, text[..1]);
        return 1;
    }

    private static void Escape(StringBuilder html, ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                _ => html.Append(letter),
            };
        }
    }
}
