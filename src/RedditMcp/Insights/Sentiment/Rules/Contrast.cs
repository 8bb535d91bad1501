namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>Weighs the parts of a sentence that are set against each other: what follows <c>but</c> is what is meant.</summary>
internal static class Contrast
{
    /// <summary>The published weight of what is said before.</summary>
    public const float Before = 0.5f;

    /// <summary>The published weight of what is said after.</summary>
    private const float After = 1.5f;

    /// <summary>Applies it to a sentence.</summary>
    /// <returns>Whether the sentence begins with it, and so stands against the one before.</returns>
    public static bool Apply(Span<Token> tokens)
    {
        var turn = LastOf(tokens, WordRole.Contrast);
        if (turn >= 0)
            Weigh(tokens, turn, Before, After);
        else if (LastOf(tokens, WordRole.Concession) is var concession and > 0)
            Weigh(tokens, concession, After, Before);
        return turn == 0;
    }

    private static int LastOf(ReadOnlySpan<Token> tokens, WordRole role)
    {
        for (var i = tokens.Length - 1; i >= 0; i--)
        {
            if (tokens[i].Role == role)
                return i;
        }

        return -1;
    }

    private static void Weigh(Span<Token> tokens, int turn, float before, float after)
    {
        if (turn == 0)
            return;
        for (var i = 0; i < tokens.Length; i++)
            tokens[i].Rating *= i < turn ? before : after;
    }
}
