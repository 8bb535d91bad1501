namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>Joins words that together mean something else than each: idioms, and words that only look like a feeling.</summary>
internal static class Phrases
{
    /// <summary>Puts one token in the place of each phrase.</summary>
    public static void Join(Span<Token> tokens, ref int count, Lexicon lexicon)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var token = tokens[i];
            if (token.IsWord && token.Number != Lexicon.Unknown && Find(tokens[i..count], lexicon) is { } phrase)
            {
                var meaning = phrase.Meaning;
                (token.Rating, token.Boost, token.Role, token.Number) = (meaning.Rating, meaning.Boost, meaning.Role, Lexicon.Unknown);
                i += phrase.Rest.Length;
            }

            tokens[kept++] = token;
        }

        count = kept;
    }

    private static LexiconPhrase? Find(ReadOnlySpan<Token> tokens, Lexicon lexicon)
    {
        foreach (var phrase in lexicon[tokens[0].Number].Phrases ?? [])
        {
            if (Matches(phrase.Rest, tokens[1..]))
                return phrase;
        }

        return null;
    }

    private static bool Matches(ReadOnlySpan<int> words, ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length < words.Length)
            return false;
        for (var i = 0; i < words.Length; i++)
        {
            if (!tokens[i].IsWord || tokens[i].Number != words[i])
                return false;
        }

        return true;
    }
}
