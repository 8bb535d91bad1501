using Lingua;

namespace RedditMcp.Insights.Sentiment.Languages;

/// <summary>
/// Tells languages by their sequences of three letters (Lingua). The models of the languages that are met most on Reddit are loaded with the
/// first text they are needed for; about 30 MB, and a third of a second.
/// </summary>
internal sealed class LetterModel
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Lingua", "LanguageModels");

    private readonly Lazy<LanguageDetector?> _detector = new(Load);

    /// <summary>The ISO 639-1 code of the language a text is in; null where the model is not that sure.</summary>
    /// <param name="text">The text.</param>
    /// <param name="certainty">How sure it has to be, 0 to 1.</param>
    public string? Find(string text, double certainty)
    {
        if (_detector.Value is not { } detector)
            return null;
        var (language, confidence) = detector.ComputeLanguageConfidenceValues(text).MaxBy(pair => pair.Value);
        return confidence >= certainty ? CodeOf(language) : null;
    }

    private static string? CodeOf(Language language) => language switch
    {
        Language.English => LanguageReader.English,
        Language.Spanish => "es",
        Language.Portuguese => "pt",
        Language.French => "fr",
        Language.German => "de",
        Language.Italian => "it",
        Language.Dutch => "nl",
        Language.Polish => "pl",
        Language.Swedish => "sv",
        Language.Turkish => "tr",
        Language.Indonesian => "id",
        Language.Romanian => "ro",
        _ => null,
    };

    /// <summary>Null where a packager left the models out: then the small words have to do.</summary>
    private static LanguageDetector? Load() => Directory.Exists(s_folder)
        ? LanguageDetectorBuilder
            .FromLanguages(
                Language.English, Language.Spanish, Language.Portuguese, Language.French, Language.German, Language.Italian, Language.Dutch,
                Language.Polish, Language.Swedish, Language.Turkish, Language.Indonesian, Language.Romanian)
            .WithLanguageModelsDirectory(s_folder)
            .WithLowAccuracyMode()
            .Build()
        : null;
}
