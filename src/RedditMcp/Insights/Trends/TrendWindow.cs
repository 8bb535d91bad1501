namespace RedditMcp.Insights.Trends;

/// <summary>How recent posts must be to count as now.</summary>
internal enum TrendWindow
{
    Hour,
    SixHours,
    Day,
}
