using RedditMcp.Insights.Sentiment.Languages;

namespace RedditMcp.Insights.Sentiment.Models;

/// <summary>The model that is always there: rated words and rules, for English.</summary>
internal sealed class LexiconModel(SentimentAnalyser analyser) : ISentimentModel
{
    /// <summary>What a call that names none gets.</summary>
    public const string DefaultName = "default";

    /// <inheritdoc/>
    public string Name => DefaultName;

    /// <inheritdoc/>
    public string Method => "rated words, emoji and idioms with rules for negation, emphasis, contrast and sarcasm marks (English); no irony, no context beyond the sentence";

    /// <inheritdoc/>
    public string ConfidenceMeaning => "how often people called a text with such a score the same, measured on rated Reddit texts";

    /// <inheritdoc/>
    public bool IsSlow => false;

    /// <inheritdoc/>
    public bool Reads(string language) => language == LanguageReader.English;

    /// <inheritdoc/>
    /// <remarks>Measured by <c>bench/sentiment</c> on rated Reddit texts that were not looked at while the rules were written.</remarks>
    public double ConfidenceIn(SentimentScore score) => Math.Abs(score.Compound) switch
    {
        < SentimentScore.Cut => 0.80,
        < 0.3 => 0.40,
        < 0.5 => 0.50,
        _ => 0.65,
    };

    /// <inheritdoc/>
    public SentimentScore Rate(string text) => analyser.Score(text);

    /// <inheritdoc/>
    public SentimentScore RatePart(string sentence, SentimentScore whole) => analyser.Score(sentence);
}
