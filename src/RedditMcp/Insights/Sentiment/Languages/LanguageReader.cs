namespace RedditMcp.Insights.Sentiment.Languages;

/// <summary>
/// Tells in which language a text is written: by its letters, then by the small words every language is full of or the rated ones of English, and only
/// where those say nothing by a model of letter sequences, which takes memory and time to load and so is loaded at the first such text.
/// </summary>
internal sealed class LanguageReader(LetterModel letters)
{
    /// <summary>English, as answers name it.</summary>
    public const string English = "en";

    /// <summary>Of fewer words nobody can tell.</summary>
    public const int FewestWords = 3;

    /// <summary>A text of so few words is told by its letter sequences only when they leave hardly a doubt.</summary>
    private const int FewWords = 6;

    private const double Sure = 0.85;
    private const double HardlyADoubt = 0.97;

    /// <summary>Of a text without small words, such as a title, so many have to be words the English ratings know.</summary>
    private const int FewestKnown = 2;
    private const double LeastKnown = 0.34;

    /// <summary>The ISO 639-1 code of a text's language; null where it cannot be told.</summary>
    /// <param name="plain">The author's own words, see <see cref="PlainText"/>.</param>
    public string? Read(string plain)
    {
        if (Scripts.LanguageOf(plain) is { } language)
            return language;
        var words = PlainText.Words(plain).Where(word => char.IsLetter(word[0])).Select(word => word.ToLowerInvariant()).ToArray();
        if (words.Length < FewestWords)
            return null;
        return SmallWords.LanguageOf(words) ?? OfRatedWords(words) ?? letters.Find(plain, words.Length < FewWords ? HardlyADoubt : Sure);
    }

    private static string? OfRatedWords(string[] words)
    {
        var known = words.Count(word => SentimentAnalyser.Lexicon.RatingOf(word) != 0);
        return known >= FewestKnown && known >= words.Length * LeastKnown ? English : null;
    }
}
