using System.Text;

namespace RedditMcp.Insights.Trends;

/// <summary>Brings the spellings of a word to one: case, accents of Latin letters, full-width letters, apostrophes, plural.</summary>
internal static class Folding
{
    /// <summary>What the letters from U+00C0 to U+017F are without accents; a dot where they stay.</summary>
    private const string Unaccented =
        "aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllll..llnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>A text in lower case without accents and apostrophes.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!IsApostrophe(character))
                folded.Append(Fold(character));
        }

        return folded.ToString();
    }

    /// <summary>A letter in lower case and without its accent.</summary>
    public static char Fold(char character)
    {
        if (character is >= '\uFF01' and <= '\uFF5E')
            character = (char)(character - 0xFEE0);
        var lower = char.ToLowerInvariant(character);
        return lower is >= '\u00C0' and <= '\u017F' && Unaccented[lower - '\u00C0'] is var plain and not '.' ? plain : lower;
    }

    public static bool IsApostrophe(char character) => character is '\'' or '\u2019' or '\u02BC' or '\u00B4' or '`';

    /// <summary>A folded word without its English plural: flares, batteries, watches, GPT6s.</summary>
    public static ReadOnlySpan<char> StemOf(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || word[^1] != 's')
            return word;
        if (char.IsDigit(word[^2]))
            return word[..^1];
        if (word.Length < 4 || word[^2] is 's' or 'u' or 'i')
            return word;
        return word.EndsWith("sses") || word.EndsWith("shes") || word.EndsWith("ches") || word.EndsWith("xes") ? word[..^2] : word[..^1];
    }
}
