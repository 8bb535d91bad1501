namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>Decides by its neighbours what a word with two meanings means.</summary>
internal static class Ambiguity
{
    /// <summary>What <c>pretty</c> adds to the word it stands before.</summary>
    private const float Rather = 0.15f;

    /// <summary>What a curse adds to the word it stands before.</summary>
    private const float Cursed = 0.35f;

    /// <summary>Decides all of a sentence.</summary>
    public static void Resolve(Span<Token> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            ref var token = ref tokens[i];
            switch (token.Role)
            {
                case WordRole.Like when i == 0 || tokens[i - 1].Role is not (WordRole.Liker or WordRole.Negation) || IsWordAt(tokens, i + 1) is false:
                    token.Rating = 0;
                    break;
                case WordRole.Pretty when IsWordAt(tokens, i + 1) && (IsRatedAt(tokens, i + 1) || tokens[i + 1].Role != WordRole.Filler):
                    (token.Rating, token.Boost) = (0, Rather);
                    break;
                case WordRole.Kind when IsNoun(tokens, i):
                    token.Rating = 0;
                    break;
                case WordRole.Curse when IsRatedAt(tokens, i + 1) || (IsRatedAt(tokens, i + 2) && tokens[i + 1].IsWord):
                    (token.Rating, token.Boost) = (0, Cursed);
                    break;
                default:
                    break;
            }
        }
    }

    private static bool IsWordAt(ReadOnlySpan<Token> tokens, int index) => index < tokens.Length && tokens[index].IsWord;

    private static bool IsRatedAt(ReadOnlySpan<Token> tokens, int index) => IsWordAt(tokens, index) && tokens[index].Rating != 0;

    /// <summary>Whether a word stands where neither a verb nor an intensifier comes before it, as in <c>what kind</c>; <c>so kind</c> is praise.</summary>
    private static bool IsNoun(ReadOnlySpan<Token> tokens, int index) =>
        index == 0 || (tokens[index - 1].Boost == 0 && tokens[index - 1].Role != WordRole.Filler);
}
