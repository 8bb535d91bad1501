namespace RedditMcp.Insights.Trends;

/// <summary>
/// Chooses, where there is nothing to compare with, what is mentioned most: names, and phrases of nothing but uncommon words. How often people say
/// other things is only how they speak.
/// </summary>
internal sealed class FrequentTopics(Corpus corpus, IReadOnlyList<Phrase> phrases)
{
    /// <summary>Fewer mentions are too common to be told.</summary>
    private const int FewestMentions = 4;

    /// <summary>Chooses, the most mentioned first.</summary>
    public IReadOnlyList<Topic> Choose()
    {
        var explained = new bool[corpus.Posts.Count];
        var chosen = new List<Topic>();
        var ranked = phrases.Select(phrase => new Topic(phrase, corpus.Count(phrase.InWindow), Before: 0, Odds: null))
            .Where(topic => topic.Mentions >= FewestMentions && IsTelling(topic.Phrase))
            .OrderByDescending(topic => topic.Mentions).ThenByDescending(topic => topic.Phrase.Key.Length).ThenBy(topic => topic.Phrase.Key, StringComparer.Ordinal);
        foreach (var topic in ranked)
        {
            var rest = corpus.Count(topic.Phrase.InWindow, explained);
            if (rest < FewestMentions || rest * 2 < topic.Mentions)
                continue;
            chosen.Add(topic);
            foreach (var mention in topic.Phrase.InWindow)
                explained[mention.Post] = true;
        }

        return chosen;
    }

    private bool IsTelling(Phrase phrase) =>
        phrase.Class is not PhraseClass.Everyday && (phrase.IsUncommon || NameEvidence.IsName(phrase, corpus));
}
