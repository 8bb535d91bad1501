namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>The rated words, phrases, emoji and emoticons. Where the ratings come from stands in <c>Data/README.md</c>.</summary>
internal sealed class Lexicon
{
    /// <summary>The number of a word that is not in it.</summary>
    public const int Unknown = -1;

    private const int LongestWord = 32;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbers;
    private readonly Dictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> _emoticons;
    private readonly Dictionary<int, float> _emoji;
    private readonly LexiconWord[] _words;

    internal Lexicon(Dictionary<string, int> numbers, LexiconWord[] words, Dictionary<string, float> emoticons, Dictionary<int, float> emoji)
    {
        _numbers = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        _emoticons = emoticons.GetAlternateLookup<ReadOnlySpan<char>>();
        _emoji = emoji;
        _words = words;
    }

    /// <summary>A word by its number.</summary>
    public ref readonly LexiconWord this[int number] => ref _words[number];

    /// <summary>Finds a word, also one drawn out (<c>sooo</c>) or in the genitive.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
            return Unknown;
        Span<char> lower = stackalloc char[LongestWord];
        lower = lower[..word.ToLowerInvariant(lower)];
        lower.Replace('’', '\'');
        if (_numbers.TryGetValue(lower, out var number))
            return number;
        if (lower.EndsWith("'s") && _numbers.TryGetValue(lower[..^2], out number))
            return number;
        return IsDrawnOut(lower) ? FindDrawnOut(lower) : Unknown;
    }

    /// <summary>The rating of an emoji; 0 if it tells nothing.</summary>
    public float RatingOfEmoji(int rune) => _emoji.GetValueOrDefault(rune);

    /// <summary>Finds an emoticon.</summary>
    public bool TryFindEmoticon(ReadOnlySpan<char> text, out float rating) => _emoticons.TryGetValue(text, out rating);

    private static bool IsDrawnOut(ReadOnlySpan<char> word)
    {
        for (var i = 2; i < word.Length; i++)
        {
            if (word[i] == word[i - 1] && word[i] == word[i - 2])
                return true;
        }

        return false;
    }

    private int FindDrawnOut(ReadOnlySpan<char> word)
    {
        Span<char> shorter = stackalloc char[LongestWord];
        for (var most = 2; most >= 1; most--)
        {
            if (_numbers.TryGetValue(Shorten(word, most, shorter), out var number))
                return number;
        }

        return Unknown;
    }

    private static ReadOnlySpan<char> Shorten(ReadOnlySpan<char> word, int most, Span<char> into)
    {
        var length = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (i >= most && word[(i - most)..i].IndexOfAnyExcept(word[i]) < 0)
                continue;
            into[length++] = word[i];
        }

        return into[..length];
    }
}
