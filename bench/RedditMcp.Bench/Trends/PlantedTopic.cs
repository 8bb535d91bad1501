namespace RedditMcp.Bench.Trends;

/// <summary>A topic that a scenario plants.</summary>
/// <param name="Forms">The ways in which it is written; the first is its name.</param>
/// <param name="InWindow">How many posts of the window mention it.</param>
/// <param name="Before">How many posts of the baseline do.</param>
internal sealed record PlantedTopic(IReadOnlyList<string> Forms, int InWindow, int Before)
{
    /// <summary>A phrase answers it if one is most of the other, whatever their case, blanks and hyphens.</summary>
    public bool IsMetBy(string phrase) => Forms.Any(form => IsMost(Squash(phrase), Squash(form)));

    private static bool IsMost(string one, string other)
    {
        const double most = 0.6;
        var (shorter, longer) = one.Length < other.Length ? (one, other) : (other, one);
        return longer.Contains(shorter, StringComparison.Ordinal) && shorter.Length >= longer.Length * most;
    }

    private static string Squash(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
