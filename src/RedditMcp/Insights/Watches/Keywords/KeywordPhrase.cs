using System.Text;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Insights.Watches.Keywords;

/// <summary>A phrase within a keyword, and its sign: <c>+</c>, <c>-</c>, or a blank for none.</summary>
/// <param name="Sign">The sign.</param>
/// <param name="Text">The phrase, as <see cref="PlainText"/> spells it.</param>
internal readonly record struct KeywordPhrase(char Sign, string Text)
{
    /// <summary>What is wrong with it; null where nothing is.</summary>
    public string? Problem
    {
        get
        {
            var telling = Text.EnumerateRunes().Where(PlainText.IsTelling).ToList();
            return telling switch
            {
                [] => "holds a + or - without a word behind it",
                [var only] when PlainText.IsOfSpacedWord(only) && Text.Length == 1 =>
                    $"holds {ToolArgument.Quote(Text)}, a single letter, which matches too much: use a longer word or a phrase",
                _ => null,
            };
        }
    }

    /// <summary>
    /// Takes a keyword apart. A sign goes for the word behind it, or for the phrase in quotes; words without a sign side by side are one phrase.
    /// </summary>
    public static IReadOnlyList<KeywordPhrase> In(string keyword)
    {
        var phrases = new List<KeywordPhrase>();
        var unsigned = new StringBuilder();
        var rest = Straight(keyword).AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            var sign = rest[0] is '+' or '-' ? rest[0] : ' ';
            if (sign is not ' ')
                rest = rest[1..];
            var word = TakeWord(ref rest, out var isQuoted);
            if (sign is ' ' && !isQuoted)
            {
                unsigned.Append(unsigned.Length > 0 ? " " : "").Append(word);
                continue;
            }

            Flush(unsigned, phrases);
            phrases.Add(new KeywordPhrase(sign, PlainText.Of(word)));
        }

        Flush(unsigned, phrases);
        return phrases;
    }

    private static string Straight(string keyword) => keyword.Replace('\u201C', '"').Replace('\u201D', '"').Replace('\u201E', '"');

    private static void Flush(StringBuilder unsigned, List<KeywordPhrase> phrases)
    {
        if (unsigned.Length > 0)
            phrases.Add(new KeywordPhrase(' ', PlainText.Of(unsigned.ToString())));
        unsigned.Clear();
    }

    /// <summary>The next word, or what stands in quotes; the rest begins at the word after.</summary>
    private static ReadOnlySpan<char> TakeWord(ref ReadOnlySpan<char> rest, out bool isQuoted)
    {
        isQuoted = rest.Length > 1 && rest[0] is '"' && rest[1..].Contains('"');
        if (isQuoted)
            rest = rest[1..];
        var end = rest.IndexOf(isQuoted ? '"' : ' ');
        var word = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..].TrimStart();
        return word;
    }
}
