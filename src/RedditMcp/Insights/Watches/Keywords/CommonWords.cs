using System.Collections.Frozen;

namespace RedditMcp.Insights.Watches.Keywords;

/// <summary>Words that nearly every English post holds, so that nobody can mean them alone.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> s_words = FrozenSet.ToFrozenSet(
        [
            "the", "and", "for", "you", "that", "this", "with", "are", "was", "but", "not", "have", "has", "from", "what", "how", "can", "any", "all", "my", "me",
            "is", "it", "in", "on", "of", "to", "an", "or", "as", "at", "be", "by", "do", "if", "so", "we", "your", "i'm", "it's", "just", "like", "about", "there",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether a phrase is such a word.</summary>
    public static bool Contains(string phrase) => s_words.Contains(phrase);
}
