namespace RedditMcp.Insights.Sentiment.Languages;

/// <summary>
/// Tells in which language a text is written: by its letters, then by the small words every language is full of, and only where those say
/// nothing by a model of letter sequences, which takes memory and time to load and so is loaded at the first such text.
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

    /// <summary>The ISO 639-1 code of a text's language; null where it cannot be told.</summary>
    /// <param name="plain">The author's own words, see <see cref="PlainText"/>.</param>
    public string? Read(string plain)
    {
        if (Scripts.LanguageOf(plain) is { } language)
            return language;
        var words = PlainText.Words(plain).Where(word => char.IsLetter(word[0])).Select(word => word.ToLowerInvariant()).ToArray();
        if (words.Length < FewestWords)
            return null;
        return SmallWords.LanguageOf(words) ?? letters.Find(plain, words.Length < FewWords ? HardlyADoubt : Sure);
    }
}
