using HdrHistogram;

namespace RedditMcp.LoadLab.Reports;

/// <summary>Percentiles in milliseconds, with the questions that a slow answer kept from being asked counted in (coordinated omission).</summary>
internal sealed record PercentilesReport(double P50, double P95, double P99, double Max)
{
    private const double Microseconds = 1_000;

    /// <summary>Of nothing.</summary>
    public static PercentilesReport None { get; } = new(0, 0, 0, 0);

    /// <summary>Those of a histogram of microseconds.</summary>
    public static PercentilesReport Of(LongHistogram histogram) => histogram.TotalCount == 0
        ? None
        : new PercentilesReport(At(histogram, 50), At(histogram, 95), At(histogram, 99), At(histogram, 100));

    private static double At(LongHistogram histogram, double percentile) => Math.Round(histogram.GetValueAtPercentile(percentile) / Microseconds, 3);
}
