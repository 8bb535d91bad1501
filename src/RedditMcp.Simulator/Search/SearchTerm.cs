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
        null => OccursIn(post.Title) || OccursIn(post.Body) || OccursIn(post.Flair),
        "title" => OccursIn(post.Title),
        "selftext" => OccursIn(post.Body),
        "flair" => post.Flair.Contains(Value, StringComparison.OrdinalIgnoreCase),
        "author" => post.Author.Equals(Value, StringComparison.OrdinalIgnoreCase),
        "subreddit" => post.Subreddit.Equals(Value, StringComparison.OrdinalIgnoreCase),
        "self" => post.IsSelf == IsYes,
        "nsfw" => post.IsOver18 == IsYes,
        _ => post.Url.Contains(Value, StringComparison.OrdinalIgnoreCase),
    };

    private bool IsYes => Value is "1" or "yes" or "true";

    // Thousands of posts are looked at for one search: what cannot match is told from the bare text.
    private bool OccursIn(string text)
    {
        if (Words.Count == 0)
            return true;

        for (var at = 0; (at = text.IndexOf(Words[0], at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && StandsAt(text, at))
                return true;
        }

        return false;
    }

    // Several words are a phrase: they must stand side by side.
    private bool StandsAt(string text, int position)
    {
        foreach (var word in Words)
        {
            if (!Search.Words.TryNext(text, ref position, out var found) || !text.AsSpan(found).Equals(word, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }
}
