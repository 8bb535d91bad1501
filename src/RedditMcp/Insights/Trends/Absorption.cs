namespace RedditMcp.Insights.Trends;

/// <summary>Gives up phrases for the longer ones they are mostly part of: "solar" for "solar flare", and of a text without blanks every stretch of a repeated word.</summary>
internal static class Absorption
{
    /// <summary>From this share of a phrase's mentions on it stands for the longer one.</summary>
    private const double Mostly = 0.66;

    /// <summary>An everyday word that is said so many times as often as in the phrase it ends is a turn of phrase: "blows minds", of whatever does.</summary>
    private const double SaidElsewhere = 2.5;

    /// <summary>The phrases that are left.</summary>
    public static List<Phrase> Of(IReadOnlyList<Phrase> phrases)
    {
        var byKey = phrases.ToDictionary(phrase => phrase.Key, StringComparer.Ordinal);
        // Those that stand in the same posts are one, and the longest says most.
        var longest = phrases.Where(phrase => !HasTurnOfPhrase(phrase, byKey))
            .GroupBy(PrintOf).Select(same => same.MaxBy(phrase => phrase.Key.Length)!)
            .OrderByDescending(phrase => phrase.Key.Length).ToArray();
        var kept = new List<Phrase>(longest.Length);
        foreach (var phrase in longest)
        {
            if (!kept.Exists(longer => IsPartOf(phrase, longer)))
                kept.Add(phrase);
        }

        return kept;
    }

    private static bool IsPartOf(Phrase phrase, Phrase longer) =>
        longer.InWindow.Count >= phrase.InWindow.Count * Mostly && longer.InWindow.Count <= phrase.InWindow.Count
        && longer.Key.Contains(phrase.Key, StringComparison.Ordinal);

    /// <summary>Whether it is a particular phrase with an everyday one before or behind it that goes with other things too.</summary>
    private static bool HasTurnOfPhrase(Phrase phrase, Dictionary<string, Phrase> byKey)
    {
        for (var cut = 1; cut < phrase.Key.Length && phrase.Class is PhraseClass.Particular; cut++)
        {
            if (byKey.TryGetValue(phrase.Key[..cut], out var head) && byKey.TryGetValue(phrase.Key[cut..], out var tail)
                && (IsTurnOf(phrase, head, tail) || IsTurnOf(phrase, tail, head)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTurnOf(Phrase phrase, Phrase core, Phrase turn) =>
        core.Class is not PhraseClass.Everyday && turn.Class is PhraseClass.Everyday && turn.InWindow.Count > phrase.InWindow.Count * SaidElsewhere;

    private static int PrintOf(Phrase phrase)
    {
        var print = default(HashCode);
        foreach (var mention in phrase.InWindow)
            print.Add(mention.Post);
        print.Add(phrase.Class is PhraseClass.Everyday);
        return print.ToHashCode();
    }
}
