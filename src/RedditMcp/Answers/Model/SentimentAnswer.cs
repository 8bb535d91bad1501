namespace RedditMcp.Answers.Model;

/// <summary>An answer about how a text, a thread, a search or a community feels.</summary>
/// <param name="Subject">What was rated, in words.</param>
/// <param name="AnalyzedItems">How many posts, comments or texts were rated.</param>
/// <param name="Method">How they were rated.</param>
/// <param name="Model">By which model.</param>
internal sealed record SentimentAnswer(string Subject, int AnalyzedItems, string Method, string Model)
{
    /// <summary>What it is as a whole; absent where nothing could be rated.</summary>
    public SentimentOverall? Overall { get; init; }

    public IReadOnlyList<SentimentTheme>? Themes { get; init; }

    public IReadOnlyList<SentimentQuote>? Quotes { get; init; }

    /// <summary>What was rated and what not; absent for a text of the caller's.</summary>
    public SentimentSample? Sample { get; init; }
}
