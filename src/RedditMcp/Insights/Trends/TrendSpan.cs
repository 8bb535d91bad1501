namespace RedditMcp.Insights.Trends;

/// <summary>A stretch of time, and how many posts of it were counted.</summary>
/// <param name="FromUtc">Where it begins, in seconds since 1970.</param>
/// <param name="ToUtc">Where it ends.</param>
/// <param name="Posts">Posts counted.</param>
internal sealed record TrendSpan(double FromUtc, double ToUtc, int Posts);
