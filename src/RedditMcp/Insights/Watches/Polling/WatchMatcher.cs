using RedditMcp.Insights.Watches.Keywords;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>Tells which of any number of watches a post matches, in one pass over its title and text.</summary>
internal sealed class WatchMatcher
{
    private readonly PhraseAutomaton _automaton;
    private readonly Dictionary<string, List<(string Watch, KeywordRule Rule)>> _rules = new(StringComparer.Ordinal);

    public WatchMatcher(IEnumerable<Watch> watches)
    {
        var phrases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var watch in watches)
        {
            foreach (var rule in RulesOf(watch))
            {
                phrases.UnionWith(rule.All.Concat(rule.None));
                var rarest = rule.All.MaxBy(phrase => phrase.Length)!;
                if (!_rules.TryGetValue(rarest, out var rules))
                    _rules.Add(rarest, rules = []);
                rules.Add((watch.Id, rule));
            }
        }

        _automaton = new PhraseAutomaton(phrases);
    }

    /// <summary>The ways to match a watch.</summary>
    public static IReadOnlyList<KeywordRule> RulesOf(Watch watch) => KeywordSet.Read(watch.Keywords, out _)?.Rules ?? [];

    /// <summary>The watches that a post matches by its words, wherever it was posted, and the keywords of each.</summary>
    public ILookup<string, string> Match(Post post)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        _automaton.Find(TextOf(post), found);
        return found.SelectMany(phrase => _rules.TryGetValue(phrase, out var rules) ? rules : [])
            .Where(candidate => candidate.Rule.IsMetBy(found))
            .ToLookup(candidate => candidate.Watch, candidate => candidate.Rule.Text, StringComparer.Ordinal);
    }

    private static string TextOf(Post post) => string.Concat(PlainText.Of(post.Title), $"{PlainText.PartEnd}", PlainText.Of(post.Selftext));
}
