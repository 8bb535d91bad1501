namespace RedditMcp.Insights.Sentiment;

/// <summary>How a text feels.</summary>
/// <param name="Compound">All of it together, -1 (worst) to 1 (best).</param>
/// <param name="Positive">The share of it that is pleased.</param>
/// <param name="Neutral">The share that is neither.</param>
/// <param name="Negative">The share that is displeased; the three make 1.</param>
internal readonly record struct SentimentScore(double Compound, double Positive, double Neutral, double Negative)
{
    /// <summary>From here on a text is called positive, and from its negative on negative; the same that the published method uses.</summary>
    public const double Cut = 0.05;

    /// <summary>Nothing that tells of a feeling.</summary>
    public static SentimentScore None { get; } = new(0, 0, 1, 0);

    /// <summary>What the text is called.</summary>
    public SentimentLabel Label => LabelOf(Compound);

    /// <summary>What a text, or several, of this compound is called.</summary>
    public static SentimentLabel LabelOf(double compound) => compound switch
    {
        >= Cut => SentimentLabel.Positive,
        <= -Cut => SentimentLabel.Negative,
        _ => SentimentLabel.Neutral,
    };
}
