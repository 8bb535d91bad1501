namespace RedditMcp.Insights.Trends;

/// <summary>
/// Tells phrases that are no topic because several longer ones are: "crash" where people talk of a plane crash and of a train crash. What one says about a single topic
/// ("GPT-6 explained") makes none of it: the words beside it must be the longer topic's own.
/// </summary>
internal static class Generality
{
    /// <summary>So much of a phrase's mentions the longer ones must make up together.</summary>
    private const double Together = 0.75;

    /// <summary>So much of the mentions of the added words must go with it.</summary>
    private const double Own = 0.7;

    /// <summary>Less of its mentions make no topic of a longer one.</summary>
    private const double Substantial = 0.25;

    /// <summary>The phrases that give way to longer ones.</summary>
    /// <param name="phrases">Those to choose from.</param>
    /// <param name="all">These, and those that were given up before.</param>
    public static HashSet<Phrase> Of(IReadOnlyList<Phrase> phrases, IReadOnlyList<Phrase> all)
    {
        var byKey = all.ToDictionary(phrase => phrase.Key, StringComparer.Ordinal);
        return [.. phrases.Where(phrase => IsGeneral(phrase, phrases, byKey))];
    }

    private static bool IsGeneral(Phrase phrase, IReadOnlyList<Phrase> phrases, Dictionary<string, Phrase> byKey)
    {
        var posts = new HashSet<int>();
        var longer = 0;
        foreach (var candidate in phrases)
        {
            if (candidate.Key.Length <= phrase.Key.Length || !candidate.Key.Contains(phrase.Key, StringComparison.Ordinal) || candidate.InWindow.Count < phrase.InWindow.Count * Substantial || !IsOwnTopic(candidate, phrase, byKey))
                continue;
            longer++;
            posts.UnionWith(candidate.InWindow.Select(mention => mention.Post));
        }

        return longer > 1 && phrase.InWindow.Count(mention => posts.Contains(mention.Post)) >= phrase.InWindow.Count * Together;
    }

    private static bool IsOwnTopic(Phrase longer, Phrase phrase, Dictionary<string, Phrase> byKey)
    {
        var added = longer.Key.Replace(phrase.Key, "", StringComparison.Ordinal);
        return !byKey.TryGetValue(added, out var alone)
            ? longer.Class is not PhraseClass.Everyday
            : (alone.Class is not PhraseClass.Everyday || phrase.Class is PhraseClass.Everyday) && longer.InWindow.Count >= alone.InWindow.Count * Own;
    }
}
