namespace RedditMcp.LoadLab.Reports;

/// <summary>Times of answers.</summary>
/// <param name="Cached">Fresh ones from the cache.</param>
/// <param name="Uncached">Those that took a call.</param>
/// <param name="Stale">Stale ones.</param>
internal sealed record LatencyReport(PercentilesReport Cached, PercentilesReport Uncached, PercentilesReport Stale)
{
    /// <summary>Of nothing.</summary>
    public static LatencyReport None { get; } = new(PercentilesReport.None, PercentilesReport.None, PercentilesReport.None);
}
