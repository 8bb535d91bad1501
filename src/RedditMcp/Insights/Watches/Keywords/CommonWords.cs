using System.Collections.Frozen;

namespace RedditMcp.Insights.Watches.Keywords;

/// <summary>Words that nearly every post in their language holds, so that nobody can mean them alone.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> s_words = FrozenSet.ToFrozenSet(
        [
            "the", "and", "for", "you", "that", "this", "with", "are", "was", "but", "not", "have", "has", "from", "what", "how", "can", "any", "all", "my", "me",
            "is", "it", "in", "on", "of", "to", "an", "or", "as", "at", "be", "by", "do", "if", "so", "we", "your", "i'm", "it's", "just", "like", "about", "there",
            "a", "i", "he", "she", "they", "them", "no", "up", "out", "get", "when", "who", "will", "would", "been", "were", "more", "some", "one", "than", "then",
            "que", "de", "la", "el", "los", "las", "una", "por", "para", "les", "des", "est", "dans", "der", "und", "ist", "nicht", "das", "não", "che", "il", "di",
            "и", "в", "на", "не", "что", "的", "了", "是", "不", "我", "の", "は", "に", "を", "が", "で", "と", "て", "た", "이", "는", "의", "에",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether a phrase holds nothing but such words.</summary>
    public static bool AreAllOf(string phrase) => phrase.Split(' ').All(s_words.Contains);
}
