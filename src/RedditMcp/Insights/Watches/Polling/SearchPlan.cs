using RedditMcp.Insights.Watches.Keywords;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>What to ask Reddit's search, so that it finds all that keywords could match: of each way to match the longest phrase, joined by OR.</summary>
/// <param name="Queries">The searches, each as long as Reddit takes.</param>
/// <param name="IsWhole">Whether all keywords are in them.</param>
internal sealed record SearchPlan(IReadOnlyList<string> Queries, bool IsWhole)
{
    /// <summary>Reddit takes no longer question.</summary>
    public const int Longest = 512;

    /// <summary>So many searches a poll makes at most.</summary>
    public const int Most = 5;

    private const string Or = " OR ";

    /// <summary>Makes the searches for some rules.</summary>
    /// <param name="rules">The ways to match.</param>
    /// <param name="turn">Which of too many come first; another one each time.</param>
    public static SearchPlan Of(IEnumerable<KeywordRule> rules, int turn)
    {
        var queries = new List<string>();
        foreach (var phrase in rules.Select(rule => rule.All.MaxBy(phrase => phrase.Length)!).Distinct(StringComparer.Ordinal))
        {
            var quoted = $"\"{phrase.Replace("\"", "", StringComparison.Ordinal)}\"";
            if (queries is [.., var last] && last.Length + Or.Length + quoted.Length <= Longest)
                queries[^1] = last + Or + quoted;
            else
                queries.Add(quoted);
        }

        return queries.Count <= Most
            ? new SearchPlan(queries, IsWhole: true)
            : new SearchPlan([.. Enumerable.Range(0, Most).Select(i => queries[(turn * Most + i) % queries.Count])], IsWhole: false);
    }
}
