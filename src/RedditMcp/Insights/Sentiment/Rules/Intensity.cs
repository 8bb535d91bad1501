namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>Strengthens and weakens rated words by the words before them: <c>very good</c>, <c>kind of good</c>.</summary>
internal static class Intensity
{
    /// <summary>How far an intensifier reaches, and how much of it arrives there.</summary>
    private static readonly float[] s_reach = [1, 0.95f, 0.9f];

    /// <summary>Applies them to a sentence.</summary>
    public static void Apply(Span<Token> tokens)
    {
        for (var i = 1; i < tokens.Length; i++)
        {
            if (tokens[i].Rating == 0)
                continue;
            var boost = BoostAt(tokens, i);
            if (boost == 0)
                continue;
            var strength = Math.Max(Math.Abs(tokens[i].Rating) + boost, Math.Abs(tokens[i].Rating) / 2);
            tokens[i].Rating = MathF.CopySign(strength, tokens[i].Rating);
        }
    }

    private static float BoostAt(ReadOnlySpan<Token> tokens, int index)
    {
        float boost = 0;
        for (var distance = 1; distance <= s_reach.Length && index >= distance; distance++)
        {
            ref readonly var before = ref tokens[index - distance];
            if (!before.IsWord || (before.Rating != 0 && before.Boost == 0))
                break;
            boost += before.Boost * s_reach[distance - 1] * (before.IsShouted ? 1.5f : 1);
        }

        return boost;
    }
}
