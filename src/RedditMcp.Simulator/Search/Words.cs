namespace RedditMcp.Simulator.Search;

/// <summary>Cuts text into the words that searches compare: runs of letters and digits, in lower case.</summary>
internal static class Words
{
    public static IEnumerable<string> In(string text)
    {
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && char.IsLetterOrDigit(text[index]))
            {
                if (start < 0)
                    start = index;
            }
            else if (start >= 0)
            {
                yield return text[start..index].ToLowerInvariant();
                start = -1;
            }
        }
    }
}
