namespace RedditMcp.Insights.Sentiment;

/// <summary>A sample once it is rated.</summary>
/// <param name="Sample">What was to be rated.</param>
/// <param name="Items">What could be.</param>
/// <param name="Foreign">How many items could not, by the language they are in.</param>
/// <param name="Wordless">How many have no words: pictures, links, quotes of others.</param>
internal sealed record RatedSample(Sample Sample, IReadOnlyList<RatedItem> Items, IReadOnlyDictionary<string, int> Foreign, int Wordless)
{
    /// <summary>How many of the rated ones are in a language that nobody can tell: too few words, as a rule.</summary>
    public int OfUnknownLanguage { get; init; }
}
