namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>The words of a sentence, and the rules of how they change each other.</summary>
internal ref struct Sentence(Span<Token> room, Lexicon lexicon, bool hasStress)
{
    /// <summary>The published strength of a word in capitals.</summary>
    private const float Shout = 0.733f;

    private readonly Span<Token> _room = room;
    private int _count;

    /// <summary>Adds a piece.</summary>
    /// <returns>Whether the sentence is at its end.</returns>
    public bool Add(Token token)
    {
        if (token.Kind == TokenKind.Sentence && _count == 0)
            return false;
        _room[_count++] = token;
        return token.Kind == TokenKind.Sentence || _count == _room.Length;
    }

    /// <summary>Adds what the sentence is worth to a tally, and makes room for the next.</summary>
    public void Close(ref SentimentTally tally)
    {
        if (_count == 0)
            return;
        Phrases.Join(_room, ref _count, lexicon);
        var tokens = _room[.._count];
        Ambiguity.Resolve(tokens);
        Intensity.Apply(tokens);
        Negation.Apply(tokens);
        if (hasStress)
            Stress(tokens);
        if (Contrast.Apply(tokens))
            tally.Discount(Contrast.Before);
        tally.AddSentence(Ending.Apply(tokens, SumOf(tokens, ref tally)));
        _count = 0;
    }

    private static void Stress(Span<Token> tokens)
    {
        foreach (ref var token in tokens)
        {
            if (token.IsShouted && token.Rating != 0)
                token.Rating += MathF.CopySign(Shout, token.Rating);
        }
    }

    private static double SumOf(Span<Token> tokens, ref SentimentTally tally)
    {
        double sum = 0, laughter = 0;
        foreach (ref readonly var token in tokens)
        {
            if (token.Kind is TokenKind.Clause or TokenKind.Sentence)
                continue;
            tally.AddWord(token.Rating);
            if (token.Role == WordRole.Laughter)
                laughter += token.Rating;
            else
                sum += token.Rating;
        }

        return sum < 0 ? sum : sum + laughter; // who laughs while finding fault laughs at it
    }
}
