using System.Globalization;
using System.Text;
using RedditMcp.Reddit;

namespace RedditMcp.Insights.Watches.Keywords;

/// <summary>Brings keywords and posts to one spelling, in which they are compared.</summary>
internal static class PlainText
{
    /// <summary>Stands between the parts of a post, so that no phrase goes from one into the next.</summary>
    public const char PartEnd = '\u0001';

    private const int FullWidthFirst = 0xFF01;
    private const int FullWidthLast = 0xFF5E;
    private const int FullWidthOffset = 0xFEE0;

    /// <summary>
    /// Lower case, full-width letters as plain ones, accents put together with their letters, quotes straight, one blank for any run of them, without Markdown's
    /// emphasis and without what nobody sees.
    /// </summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        var (last, underscores) = (new Rune(' '), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            underscores += rune.Value is '_' ? 1 : 0;
            if (rune.Value is '_' || IsLeftOut(rune))
                continue;
            var next = Rune.IsWhiteSpace(rune) || ForeignText.IsBreak(rune) ? new Rune(' ') : Spell(rune);
            if (underscores > 0 && IsOfWord(last) && IsOfWord(next))
                plain.Append('_', underscores); // within a name; elsewhere they are emphasis
            else if (underscores == 0 && Composition.Of(last, next) is { } whole)
                (next, plain.Length) = (whole, plain.Length - last.Utf16SequenceLength);
            if (next.Value is not ' ' || last.Value is not ' ')
                plain.Append(next);
            (last, underscores) = (next, 0);
        }

        return plain.ToString().TrimEnd(' ');
    }

    /// <summary>Whether a character belongs to words of a script that writes blanks between them.</summary>
    public static bool IsOfSpacedWord(Rune rune) => IsOfWord(rune) && !IsUnspaced(rune.Value);

    /// <summary>Whether a character is a letter, a digit, a mark upon one, or what joins them.</summary>
    public static bool IsOfWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.ConnectorPunctuation;

    /// <summary>Whether a character says something by itself in a search: a letter, a digit or an emoji.</summary>
    public static bool IsTelling(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || (rune.Value > 0xFF && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol);

    /// <summary>
    /// Thai, Lao, Burmese and Khmer, Chinese characters and kana have no blanks between words; Hangul has, but puts its particles behind words without one.
    /// </summary>
    private static bool IsUnspaced(int value) => value
        is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1100 and <= 0x11FF) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x2E80 and <= 0x312F) or (>= 0x3130 and <= 0x318F) or (>= 0x31A0 and <= 0x9FFF) or (>= 0xA960 and <= 0xA97F)
        or (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF65 and <= 0xFFDC) or (>= 0x20000 and <= 0x3FFFF);

    private static bool IsLeftOut(Rune rune) =>
        rune.Value is '*' or '~' or '`' or '\\' or 0x00AD or (>= 0xFE00 and <= 0xFE0F) || ForeignText.IsDeceptive(rune);

    private static Rune Spell(Rune rune) => rune.Value switch
    {
        >= FullWidthFirst and <= FullWidthLast => Rune.ToLowerInvariant(new Rune(rune.Value - FullWidthOffset)),
        0x2018 or 0x2019 or 0x02BC => new Rune('\''),
        0x201C or 0x201D or 0x201E => new Rune('"'),
        0x2010 or 0x2011 => new Rune('-'),
        'ς' => new Rune('σ'), // the same letter at the end of a word, which capitals do not tell apart
        _ => Rune.ToLowerInvariant(rune),
    };
}
