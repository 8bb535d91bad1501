namespace RedditMcp.Answers.Model;

/// <summary>What several items speak of, and how.</summary>
/// <param name="Theme">The word or words.</param>
/// <param name="Items">How many items, or sentences of a text, speak of it.</param>
/// <param name="Score">The mean score of the sentences that do.</param>
/// <param name="Label">What that is called.</param>
internal sealed record SentimentTheme(string Theme, int Items, double Score, string Label);
