namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>Words that together mean something else than each.</summary>
/// <param name="Rest">The words after the first, by number.</param>
/// <param name="Meaning">What they mean.</param>
internal sealed record LexiconPhrase(int[] Rest, LexiconWord Meaning);
