using System.Buffers;
using RedditMcp.Insights.Sentiment.Rules;

namespace RedditMcp.Insights.Sentiment;

/// <summary>
/// Rates texts as people write them on social media, by rated words and the rules of how they change each other, after the method published by
/// Hutto and Gilbert (VADER, ICWSM 2014). What is the same and what is not stands in <c>docs/architecture.md</c>.
/// </summary>
internal sealed class SentimentAnalyser
{
    /// <summary>Longer sentences, in words and signs, are read in parts.</summary>
    private const int LongestSentence = 96;

    private const int LargestOnStack = 1024;
    private static readonly Lazy<Lexicon> s_lexicon = new(LexiconReader.Read);

    /// <summary>Rates a text in English; any other rates as neutral as its words are unknown.</summary>
    public SentimentScore Score(string text) => Score(text.AsSpan());

    /// <inheritdoc cref="Score(string)"/>
    public SentimentScore Score(ReadOnlySpan<char> text)
    {
        if (text.Length <= LargestOnStack)
            return Score(text, stackalloc char[text.Length + 1]);
        var rented = ArrayPool<char>.Shared.Rent(text.Length + 1);
        try
        {
            return Score(text, rented);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static SentimentScore Score(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var writer = new PlainWriter(text, buffer);
        var plain = writer.Write();
        var sentence = new Sentence(stackalloc Token[LongestSentence], s_lexicon.Value, writer.HasStress);
        var tally = default(SentimentTally);
        var reader = new TokenReader(plain, s_lexicon.Value);
        while (reader.TryRead(out var token))
        {
            if (sentence.Add(token))
                sentence.Close(ref tally);
        }

        sentence.Close(ref tally);
        return tally.ToScore(writer.IsSarcastic);
    }
}
