namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>Sums up what sentences are worth.</summary>
internal struct SentimentTally
{
    /// <summary>Makes of a sum of ratings a number between -1 and 1: the published method's approximation of the largest sum expected.</summary>
    private const double Alpha = 15;

    /// <summary>What a text is worth whose only sign of a feeling is that its author calls it sarcasm.</summary>
    private const double Sarcasm = -0.8;

    /// <summary>Of many words some are rated by chance: each that is not takes so much from what the others amount to.</summary>
    private const double Chance = 0.008;

    private double _sum;
    private double _positive;
    private double _negative;
    private int _neutral;

    /// <summary>Adds a word by its weight in its sentence.</summary>
    public void AddWord(double weight)
    {
        // A rated word counts for its rating and, like an unrated one, for being a word.
        if (weight > 0)
            _positive += weight + 1;
        else if (weight < 0)
            _negative += 1 - weight;
        else
            _neutral++;
    }

    /// <summary>Adds a sentence.</summary>
    public void AddSentence(double sum) => _sum += sum;

    /// <summary>Takes back some of what was said so far: what follows contradicts it.</summary>
    public void Discount(double factor) => _sum *= factor;

    /// <summary>What all of it is worth.</summary>
    public readonly SentimentScore ToScore(bool isSarcastic)
    {
        var total = _positive + _negative + _neutral;
        if (total == 0)
            return SentimentScore.None;
        var certain = Math.CopySign(Math.Max(0, Math.Abs(_sum) - (_neutral * Chance)), _sum);
        var sum = isSarcastic ? Turn(certain) : certain;
        var compound = sum / Math.Sqrt((sum * sum) + Alpha);
        return new SentimentScore(Math.Round(compound, 4), _positive / total, _neutral / total, _negative / total);
    }

    /// <summary>Praise that is marked as sarcasm blames; the other way round is rare.</summary>
    private static double Turn(double sum) => sum > 0 ? -0.75 * sum : sum + Sarcasm;
}
