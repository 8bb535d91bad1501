namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>Turns what is denied: <c>not good</c>, <c>don't think it's a good idea</c>, <c>never been happier</c>.</summary>
internal static class Negation
{
    /// <summary>The published strength of what is left of praise that is denied.</summary>
    private const float OfPraise = -0.74f;

    /// <summary>Blame that is denied is less than praise: <c>not bad</c>.</summary>
    private const float OfBlame = -0.35f;

    /// <summary>How many words that say something a negation reaches over, and how many at all.</summary>
    private const int Reach = 3;
    private const int FarthestReach = 8;

    /// <summary>Applies negations to a sentence.</summary>
    public static void Apply(Span<Token> tokens)
    {
        int reach = 0, span = 0;
        foreach (ref var token in tokens)
        {
            if (!token.IsWord || token.Role is WordRole.Contrast or WordRole.Concession)
            {
                reach = token.Kind == TokenKind.Face ? reach : 0;
            }
            else if (token.Role == WordRole.Negation)
            {
                (reach, span) = (Reach, FarthestReach);
            }
            else if (reach > 0 && span-- > 0)
            {
                Turn(ref token);
                if (token.Role is not (WordRole.Filler or WordRole.Liker) && token.Boost == 0)
                    reach--;
            }
        }
    }

    private static void Turn(ref Token token)
    {
        if (token.Rating == 0 || token.Role is WordRole.Laughter)
            return;
        if (token.Role != WordRole.Comparative)
            token.Rating *= token.Rating > 0 ? OfPraise : OfBlame;
    }
}
