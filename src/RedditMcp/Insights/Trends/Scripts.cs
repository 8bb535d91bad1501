using System.Globalization;

namespace RedditMcp.Insights.Trends;

/// <summary>Scripts whose words are not set apart by blanks.</summary>
internal static class Scripts
{
    /// <summary>Chinese characters (those outside the basic plane come as surrogates), Thai, Lao, Burmese, Khmer. Kana is told apart: katakana writes whole words, hiragana ends them.</summary>
    public static bool IsWithoutBlanks(char character) => IsIdeograph(character) || IsSoutheastAsian(character);

    public static bool IsIdeograph(char character) => character is (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    public static bool IsSoutheastAsian(char character) => character is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF');

    public static bool IsHiragana(char character) => character is >= '\u3041' and <= '\u309F';

    public static bool IsKatakana(char character) => character is (>= '\u30A0' and <= '\u30FF') or (>= '\uFF66' and <= '\uFF9F');

    /// <summary>Whether a character is not written onto the one before it, as vowels and tones of Thai are.</summary>
    public static bool IsStartOfCharacter(char character) =>
        char.GetUnicodeCategory(character) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) && character is not ('\u0E30' or '\u0E32' or '\u0E33' or '\u0E45');
}
