using System.Globalization;
using System.Text;

namespace RedditMcp.Reddit;

/// <summary>Makes text that strangers wrote safe to put beside our own.</summary>
internal static class ForeignText
{
    /// <summary>Somebody's words on one line: line breaks and controls become blanks, and what hides or reorders text goes.</summary>
    public static string Line(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsBreak(rune))
                line.Append(line.Length > 0 && line[^1] != ' ' ? " " : "");
            else if (!IsDeceptive(rune))
                line.Append(rune);
        }

        return line.ToString().Trim();
    }

    /// <summary>Whether a character ends a line or is a control.</summary>
    public static bool IsBreak(Rune rune) =>
        Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>
    /// Whether a character changes the order in which a line is read (Unicode's Bidi_Control), or carries text nobody sees: zero-width
    /// blanks and tag characters. Joiners stay, which emoji and several scripts need.
    /// </summary>
    public static bool IsDeceptive(Rune rune) => rune.Value
        is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        or 0x200B or 0x2060 or 0xFEFF or (>= 0xE0000 and <= 0xE007F);
}
