namespace RedditMcp.Insights.Sentiment.Themes;

/// <summary>Something that several items speak of.</summary>
/// <param name="Name">The word or the two words, as most write them.</param>
/// <param name="Items">How many items speak of it.</param>
/// <param name="Score">The mean score of the sentences that do.</param>
internal sealed record Theme(string Name, int Items, double Score);
