namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>What the marks at a sentence's end make of it.</summary>
internal static class Ending
{
    /// <summary>The published strength of an exclamation mark; more than four add nothing.</summary>
    private const double Exclamation = 0.292;
    private const int MostExclamations = 4;

    /// <summary>Who asks whether something is good does not say so.</summary>
    private const double AskedPraise = 0.5;

    /// <summary>Who asks why something is bad mostly does.</summary>
    private const double AskedBlame = 0.8;

    /// <summary>Applies them.</summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="sum">What its words are worth.</param>
    public static double Apply(ReadOnlySpan<Token> tokens, double sum)
    {
        ref readonly var end = ref tokens[^1];
        if (end.Kind != TokenKind.Sentence || sum == 0)
            return sum;
        if (end.Questions > 0)
            sum *= sum > 0 ? AskedPraise : AskedBlame;
        return sum + Math.CopySign(Math.Min((int)end.Exclamations, MostExclamations) * Exclamation, sum);
    }
}
