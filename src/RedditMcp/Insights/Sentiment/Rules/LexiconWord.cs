namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>What is known of a word.</summary>
/// <param name="Rating">How it feels on its own, -4 to 4.</param>
/// <param name="Boost">How much it strengthens what follows; negative if it weakens.</param>
/// <param name="Role">What else it does.</param>
internal readonly record struct LexiconWord(float Rating, float Boost, WordRole Role)
{
    /// <summary>The phrases that begin with it, longest first.</summary>
    public LexiconPhrase[]? Phrases { get; init; }
}
