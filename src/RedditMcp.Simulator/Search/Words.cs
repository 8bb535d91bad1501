namespace RedditMcp.Simulator.Search;

/// <summary>Cuts text into the words that searches compare: runs of letters and digits. Case does not matter to them.</summary>
internal static class Words
{
    public static readonly StringComparer Comparer = StringComparer.OrdinalIgnoreCase;

    public static IEnumerable<string> In(string text)
    {
        var position = 0;
        while (TryNext(text, ref position, out var word))
            yield return text[word];
    }

    /// <summary>Finds the next word from a position on, and moves that behind it.</summary>
    public static bool TryNext(string text, ref int position, out Range word)
    {
        while (position < text.Length && !char.IsLetterOrDigit(text[position]))
            position++;

        var start = position;
        while (position < text.Length && char.IsLetterOrDigit(text[position]))
            position++;

        word = start..position;
        return position > start;
    }
}
