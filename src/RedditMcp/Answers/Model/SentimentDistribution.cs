namespace RedditMcp.Answers.Model;

/// <summary>Shares that make 1.</summary>
internal sealed record SentimentDistribution(double Positive, double Neutral, double Negative);
