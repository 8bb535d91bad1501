using System.Globalization;
using System.Text;
using RedditMcp.Reddit;

namespace RedditMcp.Answers.Text;

/// <summary>How the text of answers puts ages, numbers and other people's words.</summary>
internal static class Wording
{
    /// <summary>A span of time in one unit: <c>45s</c>, <c>5m</c>, <c>3h</c>, <c>12d</c>, <c>7mo</c>, <c>2y</c>.</summary>
    public static string Age(double createdUtc, DateTimeOffset now)
    {
        var seconds = Math.Max(0, now.ToUnixTimeSeconds() - Math.Max(0, createdUtc));
        return seconds switch
        {
            < 60 => Whole(seconds) + "s",
            < 3600 => Whole(seconds / 60) + "m",
            < 86400 => Whole(seconds / 3600) + "h",
            < 60 * 86400d => Whole(seconds / 86400) + "d",
            < 2 * 365 * 86400d => Whole(seconds / (30.44 * 86400)) + "mo",
            _ => Whole(seconds / (365.25 * 86400)) + "y",
        };
    }

    /// <summary>A number and its noun.</summary>
    public static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? noun : Plural(noun))}");

    private static string Plural(string noun) => noun.EndsWith('y') ? noun[..^1] + "ies" : noun + "s";

    /// <summary>Somebody's words on one line.</summary>
    public static string Line(string? text) => ForeignText.Line(text);

    /// <summary>
    /// Somebody's words as a block, every line of it marked with <c>&gt;</c>, so that nothing in it can pass for a line of ours.
    /// </summary>
    public static void Quote(StringBuilder into, string text, string indent)
    {
        foreach (var line in text.AsSpan().Trim().EnumerateLines())
        {
            into.Append(indent).Append(line.IsEmpty ? ">" : "> ");
            foreach (var rune in line.EnumerateRunes())
            {
                if (rune.Value == '\t' || (!ForeignText.IsBreak(rune) && !ForeignText.IsDeceptive(rune)))
                    into.Append(rune);
            }

            into.Append('\n');
        }
    }

    private static string Whole(double number) => Math.Floor(number).ToString(CultureInfo.InvariantCulture);
}
