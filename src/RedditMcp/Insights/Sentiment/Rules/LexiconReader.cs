using System.Globalization;
using System.Text;

namespace RedditMcp.Insights.Sentiment.Rules;

/// <summary>Reads the lexicon from the data files in the assembly: a term, a tab and a number on each line.</summary>
internal sealed class LexiconReader
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<LexiconWord> _words = [];
    private readonly Dictionary<string, float> _emoticons = new(StringComparer.Ordinal);
    private readonly Dictionary<int, float> _emoji = [];
    private readonly Dictionary<int, List<LexiconPhrase>> _phrases = [];

    private LexiconReader()
    {
    }

    /// <summary>Reads it.</summary>
    public static Lexicon Read()
    {
        var reader = new LexiconReader();
        foreach (var file in (string[])["vader", "afinn", "own"]) // the later one holds where they differ
            EachOf(file, reader.AddRating);
        EachOf("phrases", (term, rating) => reader.AddPhrase(term, new LexiconWord(rating, 0, WordRole.None)));
        EachOf("intensity", reader.AddBoost);
        EachOf("emoji", (term, rating) => reader._emoji[Rune.GetRuneAt(term, 0).Value] = rating);
        foreach (var (role, terms) in LexiconRoles.All)
        {
            foreach (var term in terms)
                reader.AddRole(term, role);
        }

        return reader.Build();
    }

    private Lexicon Build()
    {
        foreach (var (first, phrases) in _phrases)
            _words[first] = _words[first] with { Phrases = [.. phrases.OrderByDescending(phrase => phrase.Rest.Length)] };
        return new Lexicon(_numbers, [.. _words], _emoticons, _emoji);
    }

    private void AddRating(string term, float rating)
    {
        if (term.All(letter => letter is (>= 'a' and <= 'z') or '\''))
            _words[NumberOf(term)] = _words[NumberOf(term)] with { Rating = rating };
        else if (!term.Any(char.IsAsciiLetterOrDigit) || term.Length <= 4)
            _emoticons[term] = rating;
    }

    private void AddBoost(string term, float boost)
    {
        if (term.Contains(' ', StringComparison.Ordinal))
            AddPhrase(term, new LexiconWord(0, boost, WordRole.Filler));
        else
            _words[NumberOf(term)] = _words[NumberOf(term)] with { Boost = boost };
    }

    private void AddRole(string term, WordRole role)
    {
        if (term.Contains(' ', StringComparison.Ordinal))
            AddPhrase(term, new LexiconWord(0, 0, role));
        else
            _words[NumberOf(term)] = _words[NumberOf(term)] with { Role = role };
    }

    private void AddPhrase(string term, LexiconWord meaning)
    {
        var numbers = term.Split(' ').Select(NumberOf).ToArray();
        if (!_phrases.TryGetValue(numbers[0], out var phrases))
            _phrases[numbers[0]] = phrases = [];
        phrases.Add(new LexiconPhrase(numbers[1..], meaning));
    }

    private int NumberOf(string word)
    {
        if (_numbers.TryGetValue(word, out var number))
            return number;
        _words.Add(default);
        return _numbers[word] = _words.Count - 1;
    }

    private static void EachOf(string file, Action<string, float> add)
    {
        using var stream = typeof(LexiconReader).Assembly.GetManifestResourceStream($"RedditMcp.Insights.Sentiment.Data.{file}.tsv")!;
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            add(line[..tab], float.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture));
        }
    }
}
