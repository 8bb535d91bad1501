namespace RedditMcp.Insights.Trends;

/// <summary>Gives up phrases for the longer ones they are mostly part of: "solar" for "solar flare", and of a text without blanks every stretch of a repeated word.</summary>
internal static class Absorption
{
    /// <summary>From this share of a phrase's mentions on it stands for the longer one.</summary>
    private const double Mostly = 0.66;

    /// <summary>The phrases that are left.</summary>
    public static List<Phrase> Of(IEnumerable<Phrase> phrases)
    {
        // Those that stand in the same posts are one, and the longest says most.
        var longest = phrases
            .GroupBy(PrintOf).Select(same => same.MaxBy(phrase => phrase.Key.Length)!)
            .OrderByDescending(phrase => phrase.Key.Length).ToArray();
        var kept = new List<Phrase>(longest.Length);
        foreach (var phrase in longest)
        {
            if (!kept.Exists(longer => longer.InWindow.Count >= phrase.InWindow.Count * Mostly && longer.Key.Contains(phrase.Key, StringComparison.Ordinal)
                && longer.InWindow.Count <= phrase.InWindow.Count))
            {
                kept.Add(phrase);
            }
        }

        return kept;
    }

    private static int PrintOf(Phrase phrase)
    {
        var print = default(HashCode);
        foreach (var mention in phrase.InWindow)
            print.Add(mention.Post);
        print.Add(phrase.Class is PhraseClass.Everyday);
        return print.ToHashCode();
    }
}
