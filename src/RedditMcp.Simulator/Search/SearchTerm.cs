namespace RedditMcp.Simulator.Search;

/// <summary>One condition of a query: a word, a quoted phrase, or a field with a value.</summary>
internal sealed record SearchTerm(string? Field, string Value)
{
    private static readonly string[] s_fields = ["author", "subreddit", "self", "title", "selftext", "flair", "url", "site", "nsfw"];

    public IReadOnlyList<string> Words { get; } = [.. Search.Words.In(Value)];

    public static SearchTerm Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var field = colon > 0 ? text[..colon].ToLowerInvariant() : null;
        return field is not null && s_fields.Contains(field, StringComparer.Ordinal)
            ? new SearchTerm(field, text[(colon + 1)..].Trim('"'))
            : new SearchTerm(Field: null, text.Trim('"'));
    }

    public bool Matches(SearchedPost post) => Field switch
    {
        null => Occurs(post.AllWords),
        "title" => Occurs(post.TitleWords),
        "selftext" => Occurs(post.BodyWords),
        "flair" => post.Flair.Contains(Value, StringComparison.OrdinalIgnoreCase),
        "author" => post.Author.Equals(Value, StringComparison.OrdinalIgnoreCase),
        "subreddit" => post.Subreddit.Equals(Value, StringComparison.OrdinalIgnoreCase),
        "self" => post.IsSelf == IsYes,
        "nsfw" => post.IsOver18 == IsYes,
        _ => post.Url.Contains(Value, StringComparison.OrdinalIgnoreCase),
    };

    private bool IsYes => Value is "1" or "yes" or "true";

    // Several words are a phrase: they must stand side by side.
    private bool Occurs(IReadOnlyList<string> words)
    {
        if (Words.Count == 0)
            return true;

        for (var start = 0; start <= words.Count - Words.Count; start++)
        {
            var matched = 0;
            while (matched < Words.Count && Search.Words.Comparer.Equals(words[start + matched], Words[matched]))
                matched++;

            if (matched == Words.Count)
                return true;
        }

        return false;
    }
}
