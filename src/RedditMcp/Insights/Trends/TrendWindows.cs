namespace RedditMcp.Insights.Trends;

/// <summary>How windows are spelled, and how long they are.</summary>
internal static class TrendWindows
{
    extension(TrendWindow window)
    {
        /// <summary>As callers spell it.</summary>
        public string Name => window switch
        {
            TrendWindow.Hour => "1h",
            TrendWindow.SixHours => "6h",
            _ => "24h",
        };

        public TimeSpan Length => window switch
        {
            TrendWindow.Hour => TimeSpan.FromHours(1),
            TrendWindow.SixHours => TimeSpan.FromHours(6),
            _ => TimeSpan.FromHours(24),
        };
    }
}
