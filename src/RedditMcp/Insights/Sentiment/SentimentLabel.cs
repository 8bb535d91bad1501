namespace RedditMcp.Insights.Sentiment;

/// <summary>What a text is called by its score.</summary>
internal enum SentimentLabel
{
    Negative,
    Neutral,
    Positive,
}
