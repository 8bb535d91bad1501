using System.Buffers;

namespace RedditMcp.Insights.Sentiment.Languages;

/// <summary>Tells languages apart that have letters of their own.</summary>
internal static class Scripts
{
    private const int Kinds = 12;

    /// <summary>The language most of a text's letters belong to; null where they are Latin ones, or there are hardly any.</summary>
    public static string? LanguageOf(string text)
    {
        Span<int> counts = stackalloc int[Kinds];
        var latin = 0;
        foreach (var c in text)
        {
            if (c < 0x0370)
                latin += char.IsLetter(c) ? 1 : 0;
            else if (KindOf(c) is { } kind)
                counts[kind]++;
        }

        var most = 0;
        for (var kind = 1; kind < Kinds; kind++)
            most = counts[kind] > counts[most] ? kind : most;
        if (counts[most] < 2 || counts[most] <= latin)
            return null;
        return most switch
        {
            Han when counts[Kana] > 0 => "ja",
            Cyrillic => text.AsSpan().ContainsAny(s_ukrainian) ? "uk" : "ru",
            _ => s_codes[most],
        };
    }

    private static readonly SearchValues<char> s_ukrainian = SearchValues.Create("іїєґІЇЄҐ");
    private const int Han = 0;
    private const int Kana = 1;
    private const int Cyrillic = 2;
    private static readonly string[] s_codes = ["zh", "ja", "ru", "ko", "ar", "he", "el", "th", "hi", "ka", "hy", "bn"];

    private static int? KindOf(char c) => c switch
    {
        >= '\u4E00' and <= '\u9FFF' => Han,
        >= '\u3040' and <= '\u30FF' => Kana,
        >= '\u0400' and <= '\u04FF' => Cyrillic,
        >= '\uAC00' and <= '\uD7AF' => 3,
        >= '\u0600' and <= '\u06FF' => 4,
        >= '\u0590' and <= '\u05FF' => 5,
        >= '\u0370' and <= '\u03FF' => 6,
        >= '\u0E00' and <= '\u0E7F' => 7,
        >= '\u0900' and <= '\u097F' => 8,
        >= '\u10A0' and <= '\u10FF' => 9,
        >= '\u0530' and <= '\u058F' => 10,
        >= '\u0980' and <= '\u09FF' => 11,
        _ => null,
    };
}
