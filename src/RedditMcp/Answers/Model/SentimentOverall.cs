namespace RedditMcp.Answers.Model;

/// <summary>How something feels as a whole.</summary>
/// <param name="Score">From -1 to 1.</param>
/// <param name="Label"><c>positive</c>, <c>neutral</c> or <c>negative</c>.</param>
/// <param name="Confidence">How sure the label is, 0 to 1.</param>
/// <param name="ConfidenceMeaning">What that number means.</param>
/// <param name="Distribution">The shares of the labels among the items, or among the sentences of a text.</param>
internal sealed record SentimentOverall(
    double Score, string Label, double Confidence, string ConfidenceMeaning, SentimentDistribution Distribution)
{
    /// <summary>Half the width of the interval that holds the score of 19 of 20 such samples.</summary>
    public double? Margin { get; init; }

    /// <summary>The score in which an item counts as often as it was voted for.</summary>
    public double? ScoreByVotes { get; init; }
}
