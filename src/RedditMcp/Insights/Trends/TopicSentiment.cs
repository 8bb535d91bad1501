namespace RedditMcp.Insights.Trends;

/// <summary>How the titles of a topic feel.</summary>
/// <param name="Score">The mean of its titles, -1 to 1.</param>
/// <param name="Label">What that is called.</param>
/// <param name="RatedTitles">How many titles were rated.</param>
internal sealed record TopicSentiment(double Score, string Label, int RatedTitles);
