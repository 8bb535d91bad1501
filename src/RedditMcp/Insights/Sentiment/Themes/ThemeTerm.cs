namespace RedditMcp.Insights.Sentiment.Themes;

/// <summary>A word or a pair that may be a theme, while it is counted.</summary>
/// <param name="key">Its stems.</param>
internal sealed class ThemeTerm(string key)
{
    private readonly Dictionary<string, int> _spellings = new(StringComparer.Ordinal);
    private double _sum;
    private int _sentences;

    public string Key => key;

    /// <summary>How many items have it.</summary>
    public int Items { get; set; }

    public bool IsPair => key.Contains(' ', StringComparison.Ordinal);

    /// <summary>As most write it.</summary>
    public string Name => _spellings.MaxBy(spelling => spelling.Value).Key;

    /// <summary>The mean of its sentences.</summary>
    public double Score => _sentences == 0 ? 0 : Math.Round(_sum / _sentences, 3);

    /// <summary>Counts a spelling.</summary>
    public void Write(string written) => _spellings[written] = _spellings.GetValueOrDefault(written) + 1;

    /// <summary>Adds the score of a sentence that names it.</summary>
    public void AddSentence(double score)
    {
        _sum += score;
        _sentences++;
    }

    /// <summary>Whether a word is one of this pair.</summary>
    public bool Holds(ThemeTerm word) => key.StartsWith(word.Key + " ", StringComparison.Ordinal) || key.EndsWith(" " + word.Key, StringComparison.Ordinal);

    /// <summary>Whether so large a share of the items that have the rarer of its words have both.</summary>
    public bool IsOften(Dictionary<string, int> words, double share) =>
        Items >= share * key.Split(' ').Min(word => words.GetValueOrDefault(word, Items));
}
