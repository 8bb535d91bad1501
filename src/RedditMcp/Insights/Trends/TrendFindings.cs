namespace RedditMcp.Insights.Trends;

/// <summary>What was found in a sample.</summary>
/// <param name="Corpus">The titles it was found in.</param>
/// <param name="Topics">The topics, the surest first.</param>
/// <param name="FromUtc">Where the window begins, in seconds since 1970.</param>
/// <param name="BaselineFromUtc">Where the baseline begins.</param>
/// <param name="InWindow">How many posts of it were counted.</param>
/// <param name="Before">How many posts of the baseline were counted.</param>
internal sealed record TrendFindings(Corpus Corpus, IReadOnlyList<Topic> Topics, double FromUtc, double BaselineFromUtc, int InWindow, int Before)
{
    /// <summary>Whether there is nothing to compare with: topics are frequent, and not known to grow.</summary>
    public bool IsCold => TrendFinder.IsCold(InWindow, Before);
}
