namespace RedditMcp.Insights.Trends;

/// <summary>What is asked of a sample.</summary>
/// <param name="Window">How recent posts must be to count as now.</param>
/// <param name="MinScore">Posts with a lower score do not count.</param>
/// <param name="Limit">How many topics are wanted.</param>
internal readonly record struct TrendQuestion(TrendWindow Window, int MinScore, int Limit);
