namespace RedditMcp.Insights.Sentiment.Themes;

/// <summary>Takes from a sentence the words and pairs that can be a theme.</summary>
internal static class ThemeTerms
{
    private const int ShortestWord = 3;

    /// <summary>From this rating on a word is a feeling, not what it is about.</summary>
    private const float Felt = 0.5f;

    private static readonly HashSet<string> s_smallWords = """
        the and for are was were been being you your yours have has had having not but this that these those with from they them their there then than what when where which who whom
        why how all any both each few more most other some such only own same too very can will just should now don't didn't doesn't isn't wasn't aren't won't
        can't couldn't wouldn't shouldn't haven't hasn't hadn't its it's i'm i've i'd i'll you're you've you'd he's she's they're we're that's there's what's let's about above
        after again against because before below between down during into off once out over through under until while also even ever still much many lot lots bit
        like get got gets getting make makes made making thing things something anything nothing everything someone anyone everyone people one two
        really actually pretty quite maybe probably basically literally already always never often sometimes yet anyway else rather though although however
        would could might must may shall did does doing done say says said saying see seen saw look looks looking know knows knew think thinks thought want wants
        wanted need needs needed use used uses using try tried trying take took taken give gave given put keep kept let come came comes coming back going goes
        went gone way ways time times day days year years today yesterday tomorrow here yes yeah okay sure well new old first last next another every
        our ours his her hers him she himself myself yourself itself themselves been upon within without per via etc edit tldr lol lmao reddit post posts
        comment comments thread sub subreddit anybody nobody guy guys dude man person around since long little big able kind sort part point
        start started stop feel feels felt seem seems seemed tell told ask asked asking answer question questions please thanks thank don't dont didnt doesnt isnt cant wont
        im ive youre theyre thats lets right left end far real whole different work works working worked mean means help read watch play find found til expected expect managed honestly wait depends depend sense confirm either neither explain experience difference opinion unpopular warn friend friends reason case example idea issue stuff hey hello hope wish
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Stem).ToHashSet(StringComparer.Ordinal);

    /// <summary>The terms of a sentence: their stems, and as they are written.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="asked">Stems that are none.</param>
    public static IEnumerable<(string Key, string Written)> Of(string sentence, IReadOnlySet<string> asked)
    {
        (string Key, string Written)? before = null;
        foreach (var word in PlainText.Words(sentence))
        {
            var written = word.ToLowerInvariant();
            var key = Stem(written);
            if (!CanBeTheme(written, key) || asked.Contains(key))
            {
                before = null;
                continue;
            }

            yield return (key, written);
            if (before is { } first && first.Key != key)
                yield return ($"{first.Key} {key}", $"{first.Written} {written}");
            before = (key, written);
        }
    }

    /// <summary>A word without the ending of its plural or genitive: enough to count <c>battery</c> and <c>batteries</c> as one.</summary>
    public static string Stem(string word)
    {
        word = word.Replace('’', '\'').ToLowerInvariant();
        if (word.EndsWith("'s", StringComparison.Ordinal))
            word = word[..^2];
        return word switch
        {
            [.. var stem, 'i', 'e', 's'] when stem.Length > 2 => stem + "y",
            [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's'] => word,
            [.. var stem, 's'] when stem.Length > 2 => stem,
            _ => word,
        };
    }

    private static bool CanBeTheme(string word, string key) =>
        word.Length >= ShortestWord && char.IsLetter(word[0]) && !s_smallWords.Contains(key) && !s_smallWords.Contains(word)
        && Math.Abs(SentimentAnalyser.Lexicon.RatingOf(word)) < Felt;
}
