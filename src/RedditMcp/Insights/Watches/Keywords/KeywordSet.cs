using System.Buffers;
using System.Globalization;

namespace RedditMcp.Insights.Watches.Keywords;

/// <summary>
/// What a watch looks for: any of its keywords. A keyword is a word or a phrase; with signs it is several of them, <c>+all -none</c>. A keyword that is one signed
/// phrase alone goes for the whole watch.
/// </summary>
internal sealed class KeywordSet
{
    /// <summary>So many keywords a watch may have.</summary>
    public const int Most = 50;

    /// <summary>So many characters one may have.</summary>
    public const int Longest = 100;

    /// <summary>What a caller is told who gets it wrong.</summary>
    public const string Takes = "1 to 50 words or phrases of at most 100 characters, separated by commas: any of them matches, +word must be there, -word must not";

    private static readonly SearchValues<string> s_patterns = SearchValues.Create(
        [".*", ".+", ".?", "(?", "\\b", "\\w", "\\d", "\\s", "\\S", "[a-z", "[A-Z", "[0-9", "[^", "]+", "]*", ")+", ")*", ")?"], StringComparison.Ordinal);

    private KeywordSet(IReadOnlyList<KeywordRule> rules) => Rules = rules;

    /// <summary>The ways to match; any of them will do.</summary>
    public IReadOnlyList<KeywordRule> Rules { get; }

    /// <summary>Reads keywords.</summary>
    /// <param name="keywords">As they were given.</param>
    /// <param name="problem">What is wrong with them; null where nothing is.</param>
    /// <returns>The set; null where there is none.</returns>
    public static KeywordSet? Read(IReadOnlyList<string> keywords, out string? problem)
    {
        problem = keywords.Count switch
        {
            0 => "holds no keyword",
            > Most => string.Create(CultureInfo.InvariantCulture, $"holds {keywords.Count} keywords, at most {Most} fit a watch"),
            _ => keywords.Select(ProblemOf).FirstOrDefault(found => found is not null),
        };
        if (problem is not null)
            return null;

        var parts = keywords.Select(keyword => (Text: keyword, Phrases: KeywordPhrase.In(keyword))).ToList();
        problem = parts.SelectMany(part => part.Phrases).Select(phrase => phrase.Problem).FirstOrDefault(found => found is not null);
        if (problem is not null)
            return null;

        var rules = RulesOf(parts);
        if (rules.Count == 0)
            problem = "only says what must not be there, which matches nearly every post: add a word that must";
        else if (rules.FirstOrDefault(rule => rule.All.All(CommonWords.AreAllOf)) is { } everything)
            problem = $"holds {Tools.Arguments.ToolArgument.Quote(everything.Text)}, which matches nearly every post: add a word that tells more";
        return problem is null ? new KeywordSet(rules) : null;
    }

    private static List<KeywordRule> RulesOf(IReadOnlyList<(string Text, IReadOnlyList<KeywordPhrase> Phrases)> parts)
    {
        var common = parts.Where(part => part.Phrases is [{ Sign: not ' ' }] || part.Phrases.All(phrase => phrase.Sign is '-')).ToList();
        string[] all = [.. common.SelectMany(part => part.Phrases).Where(phrase => phrase.Sign is '+').Select(phrase => phrase.Text)];
        string[] none = [.. common.SelectMany(part => part.Phrases).Where(phrase => phrase.Sign is '-').Select(phrase => phrase.Text)];
        var own = parts.Except(common).ToList();
        if (own.Count > 0)
        {
            return [.. own.Select(part => new KeywordRule(
                part.Text,
                [.. all.Concat(part.Phrases.Where(phrase => phrase.Sign is not '-').Select(phrase => phrase.Text)).Distinct(StringComparer.Ordinal)],
                [.. none.Concat(part.Phrases.Where(phrase => phrase.Sign is '-').Select(phrase => phrase.Text)).Distinct(StringComparer.Ordinal)]))];
        }

        return all.Length == 0 ? [] : [new KeywordRule(string.Join(' ', common.Select(part => part.Text)), all, none)];
    }

    private static string? ProblemOf(string keyword)
    {
        var quoted = Tools.Arguments.ToolArgument.Quote(keyword);
        if (keyword.Length > Longest)
            return string.Create(CultureInfo.InvariantCulture, $"holds a keyword of {keyword.Length} characters, at most {Longest} are allowed");
        if (keyword.AsSpan().ContainsAny(s_patterns) || keyword.Contains('|', StringComparison.Ordinal) || keyword.StartsWith('^'))
            return $"holds {quoted}, which looks like a regular expression; keywords are plain words and phrases, alternatives are separated by commas";
        if (!keyword.EnumerateRunes().Any(PlainText.IsTelling))
            return $"holds {quoted}, in which there is no letter or digit; * is no wildcard here";
        return keyword.Contains('*', StringComparison.Ordinal) ? $"holds {quoted}; * is no wildcard here, whole words are matched" : null;
    }
}
