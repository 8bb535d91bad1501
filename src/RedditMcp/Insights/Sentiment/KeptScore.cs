namespace RedditMcp.Insights.Sentiment;

/// <summary>A score as it is kept, see <see cref="SentimentScore"/>: nothing of the text it is of.</summary>
internal sealed record KeptScore(double Compound, double Positive, double Neutral, double Negative)
{
    /// <summary>The score.</summary>
    public SentimentScore Score => new(Compound, Positive, Neutral, Negative);

    /// <summary>What is kept of a score.</summary>
    public static KeptScore Of(SentimentScore score) => new(score.Compound, score.Positive, score.Neutral, score.Negative);
}
