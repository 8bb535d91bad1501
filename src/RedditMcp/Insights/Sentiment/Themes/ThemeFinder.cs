using RedditMcp.Insights.Sentiment.Models;

namespace RedditMcp.Insights.Sentiment.Themes;

/// <summary>
/// Finds what a sample speaks of: words, and pairs of neighbours, that most items share, without small words, words that are themselves a
/// feeling, and words of the question. How people feel about a theme is told by the sentences that name it, not by the items around them.
/// </summary>
internal sealed class ThemeFinder(ISentimentModel model)
{
    private static readonly HashSet<string> s_nothing = [];
    private const int Most = 8;
    private const int FewestItems = 2;

    /// <summary>A smaller share of the items is no theme of theirs.</summary>
    private const double LeastShare = 0.02;

    /// <summary>A pair takes the place of its words when this share of the items that have one of them have both.</summary>
    private const double PairShare = 0.6;

    /// <summary>Finds the themes, most mentioned first.</summary>
    public IReadOnlyList<Theme> Find(RatedSample rated)
    {
        var asked = PlainText.Words(rated.Sample.Asked).Select(ThemeTerms.Stem).ToHashSet(StringComparer.Ordinal);
        var terms = new Dictionary<string, ThemeTerm>(StringComparer.Ordinal);
        foreach (var item in rated.Items)
            Count(item, terms, asked);

        var fewest = Math.Max(FewestItems, (int)Math.Ceiling(rated.Items.Count * LeastShare));
        var chosen = Choose([.. terms.Values.Where(term => term.Items >= fewest)]);
        Weigh(rated, chosen);
        return [.. chosen.Select(term => new Theme(term.Name, term.Items, term.Score))];
    }

    private static void Count(RatedItem item, Dictionary<string, ThemeTerm> terms, HashSet<string> asked)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in PlainText.Sentences(item.Plain))
        {
            foreach (var (key, written) in ThemeTerms.Of(sentence, asked))
            {
                if (!terms.TryGetValue(key, out var term))
                    terms[key] = term = new ThemeTerm(key);
                term.Write(written);
                if (seen.Add(key))
                    term.Items++;
            }
        }
    }

    private static List<ThemeTerm> Choose(ThemeTerm[] terms)
    {
        var pairs = terms.Where(term => term.IsPair).ToArray();
        var words = terms.Where(term => !term.IsPair)
            .Where(word => !Array.Exists(pairs, pair => pair.Holds(word) && pair.Items >= word.Items * PairShare));
        var known = terms.Where(term => !term.IsPair).ToDictionary(term => term.Key, term => term.Items, StringComparer.Ordinal);
        return [.. words.Concat(pairs.Where(pair => pair.IsOften(known, PairShare)))
            .OrderByDescending(term => term.Items).ThenBy(term => term.Key, StringComparer.Ordinal).Take(Most)];
    }

    private void Weigh(RatedSample rated, List<ThemeTerm> chosen)
    {
        var byKey = chosen.ToDictionary(term => term.Key, StringComparer.Ordinal);
        foreach (var (item, sentence) in rated.Items.SelectMany(item => PlainText.Sentences(item.Plain).Select(sentence => (item, sentence))))
        {
            var named = ThemeTerms.Of(sentence, s_nothing).Select(term => byKey.GetValueOrDefault(term.Key)).OfType<ThemeTerm>().Distinct().ToArray();
            if (named.Length == 0)
                continue;
            var score = model.RatePart(sentence, item.Score).Compound;
            foreach (var term in named)
                term.AddSentence(score);
        }
    }
}
