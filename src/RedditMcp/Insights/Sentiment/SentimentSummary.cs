using RedditMcp.Insights.Sentiment.Models;

namespace RedditMcp.Insights.Sentiment;

/// <summary>What a rated sample says as a whole.</summary>
/// <param name="Score">The mean of the scores, or the score of a single text.</param>
/// <param name="ByVotes">The mean in which an item counts as often as it was voted for; null where there are no votes.</param>
/// <param name="Confidence">How sure the label is, 0 to 1.</param>
/// <param name="ConfidenceMeaning">What that means.</param>
/// <param name="Margin">Within so much of the score would 19 of 20 such samples be; null for a single text.</param>
internal sealed record SentimentSummary(double Score, double? ByVotes, double Confidence, string ConfidenceMeaning, double? Margin)
{
    private const string OfSample = "the chance that another sample of this size would get the same label; the method's own mistakes come on top";

    /// <summary>The score that leaves 2.5 % on either side.</summary>
    private const double NineteenOfTwenty = 1.96;

    /// <summary>How much wider than the normal distribution the differences between small samples are (Student), to a tenth from four items on.</summary>
    private const double SmallSample = 1.5;

    /// <summary>Nobody is surer than this of what a sample says.</summary>
    private const double Surest = 0.99;

    /// <summary>What it is called.</summary>
    public SentimentLabel Label => SentimentScore.LabelOf(Score);

    /// <summary>Sums up a single text.</summary>
    public static SentimentSummary Of(SentimentScore score, ISentimentModel model) =>
        new(Round(score.Compound), ByVotes: null, Round(model.ConfidenceIn(score)), model.ConfidenceMeaning, Margin: null);

    /// <summary>Sums up several, of which there is at least one.</summary>
    public static SentimentSummary Of(IReadOnlyList<RatedItem> items, ISentimentModel model)
    {
        var byVotes = Round(items.Sum(item => item.Score.Compound * WeightOf(item)) / items.Sum(WeightOf));
        if (items.Count == 1)
            return Of(items[0].Score, model) with { ByVotes = byVotes };

        var mean = items.Average(item => item.Score.Compound);
        var variance = items.Sum(item => Math.Pow(item.Score.Compound - mean, 2)) / (items.Count - 1);
        var error = Math.Max(Math.Sqrt(variance / items.Count) * (1 + (SmallSample / (items.Count - 1))), 1e-6);
        return new SentimentSummary(Round(mean), byVotes, Round(Math.Min(Surest, ChanceOfLabel(mean, error))), OfSample, Round(NineteenOfTwenty * error));
    }

    private static double WeightOf(RatedItem item) => Math.Max(1, item.Item.Votes);

    private static double ChanceOfLabel(double mean, double error)
    {
        var notNegative = Normal((mean + SentimentScore.Cut) / error);
        var positive = Normal((mean - SentimentScore.Cut) / error);
        return SentimentScore.LabelOf(mean) switch
        {
            SentimentLabel.Positive => positive,
            SentimentLabel.Negative => 1 - notNegative,
            _ => notNegative - positive,
        };
    }

    /// <summary>The normal distribution, to four digits (Abramowitz and Stegun, 26.2.17).</summary>
    private static double Normal(double x)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(x)));
        var tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)
            * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return x >= 0 ? 1 - tail : tail;
    }

    private static double Round(double number) => Math.Round(number, 3);
}
