namespace RedditMcp.Insights.Trends;

/// <summary>Tells from capitals whether a phrase is a name.</summary>
internal static class NameEvidence
{
    /// <summary>From this share of capitals on a title capitalises everything, and tells nothing.</summary>
    private const double TitleCase = 0.6;

    /// <summary>Whether people write it with capitals where other words have none.</summary>
    public static bool IsName(Phrase phrase, Corpus corpus)
    {
        var (capital, all) = (0, 0);
        foreach (var mention in phrase.InWindow)
        {
            var title = corpus.Posts[mention.Post].Post.Title;
            if (mention.Start == 0 || ShareOfCapitals(title) >= TitleCase)
                continue;
            all++;
            capital += char.IsUpper(title[mention.Start]) ? 1 : 0;
        }

        return capital > 1 && capital * 2 > all;
    }

    private static double ShareOfCapitals(string title)
    {
        var (capital, all) = (0, 0);
        for (var i = 0; i < title.Length; i++)
        {
            if (!char.IsLetter(title[i]) || (i > 0 && !char.IsWhiteSpace(title[i - 1])))
                continue;
            all++;
            capital += char.IsUpper(title[i]) ? 1 : 0;
        }

        return all == 0 ? 0 : (double)capital / all;
    }
}
