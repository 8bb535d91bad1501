namespace RedditMcp.Insights.Trends;

/// <summary>The phrases of a window's titles, and where they stood before.</summary>
internal static class PhraseIndex
{
    /// <summary>Fewer mentions are no topic.</summary>
    public const int FewestMentions = 3;

    /// <summary>Finds every phrase that enough posts of the window hold.</summary>
    public static List<Phrase> Of(Corpus corpus)
    {
        var phrases = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        var lookup = phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < corpus.Posts.Count; i++)
        {
            var (place, post) = (i, corpus.Posts[i]);
            if (post.IsInWindow)
            {
                PhraseReader.Read(post.Post.Title, post.Text, (key, shape) =>
                {
                    if (!lookup.TryGetValue(key, out var phrase))
                        lookup[key] = phrase = new Phrase(key.ToString());
                    phrase.Add(place, shape, isInWindow: true);
                });
            }
        }

        foreach (var (key, phrase) in phrases)
        {
            if (phrase.InWindow.Count < FewestMentions || corpus.Count(phrase.InWindow) < FewestMentions || corpus.CountTitles(phrase.InWindow) < FewestMentions)
                phrases.Remove(key);
        }

        AddBefore(corpus, lookup);
        return [.. phrases.Values];
    }

    private static void AddBefore(Corpus corpus, Dictionary<string, Phrase>.AlternateLookup<ReadOnlySpan<char>> phrases)
    {
        for (var i = 0; i < corpus.Posts.Count; i++)
        {
            var (place, post) = (i, corpus.Posts[i]);
            if (!post.IsInWindow)
            {
                PhraseReader.Read(post.Post.Title, post.Text, (key, shape) =>
                {
                    if (phrases.TryGetValue(key, out var phrase))
                        phrase.Add(place, shape, isInWindow: false);
                });
            }
        }
    }
}
