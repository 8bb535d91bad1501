using System.Collections.Frozen;

namespace RedditMcp.Insights.Trends;

/// <summary>The words of <c>words.txt</c>: those that say little in a title, by how little.</summary>
internal static class Vocabulary
{
    /// <summary>Written like this they are names, though the same letters are a stop word.</summary>
    private static readonly FrozenSet<string> s_names = FrozenSet.Create(StringComparer.Ordinal, "US", "IT", "WHO");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_nameLookup = s_names.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, WordKind> s_words = Load();
    private static readonly FrozenDictionary<string, WordKind>.AlternateLookup<ReadOnlySpan<char>> s_lookup =
        s_words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The kind of a word.</summary>
    /// <param name="written">As it was written.</param>
    /// <param name="folded">In lower case, without accents.</param>
    /// <param name="stem">The same without its plural.</param>
    public static WordKind KindOf(ReadOnlySpan<char> written, ReadOnlySpan<char> folded, ReadOnlySpan<char> stem)
    {
        if (IsFigure(folded))
            return WordKind.Figure;
        if (s_lookup.TryGetValue(folded, out var kind))
            return kind is WordKind.Stop or WordKind.Connector && s_nameLookup.Contains(written) ? WordKind.Generic : kind;
        return s_lookup.TryGetValue(stem, out var ofStem) && ofStem is not (WordKind.Stop or WordKind.Connector) ? ofStem : WordKind.Particular;
    }

    /// <summary>A number, and what is written to it: 5, 3.5, 10k, 5th, 100gb.</summary>
    private static bool IsFigure(ReadOnlySpan<char> word)
    {
        const int longestUnit = 2;
        if (!char.IsDigit(word[0]))
            return false;
        var end = word.Length;
        while (char.IsLetter(word[end - 1]))
            end--;
        return word.Length - end <= longestUnit && !word[..end].ContainsAnyInRange('a', 'z');
    }

    private static FrozenDictionary<string, WordKind> Load()
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("RedditMcp.Insights.Trends.words.txt")!;
        using var reader = new StreamReader(stream);
        var words = new Dictionary<string, WordKind>(StringComparer.Ordinal);
        var kind = WordKind.Stop;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
                kind = KindOf(line);
            else if (!line.StartsWith('#'))
                Add(words, line, kind);
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, WordKind> words, string line, WordKind kind)
    {
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // As titles are folded: no accents, no apostrophes.
            var folded = Folding.Fold(word);
            if (kind is WordKind.Connector)
                words[folded] = kind;
            else
                words.TryAdd(folded, kind);
        }
    }

    private static WordKind KindOf(string section) => section switch
    {
        "[stop]" or "[boilerplate]" => WordKind.Stop,
        "[connector]" => WordKind.Connector,
        "[calendar]" => WordKind.Figure,
        "[generic]" => WordKind.Generic,
        _ => throw new InvalidOperationException($"words.txt has no section {section}."),
    };
}
