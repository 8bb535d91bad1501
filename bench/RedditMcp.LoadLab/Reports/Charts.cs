using ScottPlot;

namespace RedditMcp.LoadLab.Reports;

/// <summary>The charts of a run, as SVG.</summary>
internal static class Charts
{
    private const int Width = 1000;
    private const int Height = 320;

    /// <summary>A chart shows no more points than can be told apart.</summary>
    private const int MostPoints = 480;

    /// <summary>How the questions ended, over time.</summary>
    public static string Outcomes(RunReport run)
    {
        var points = Thin(run);
        var plot = New("Share of requests, %", "minutes");
        foreach (var (label, share) in new (string, Func<MinuteReport, double>)[]
        {
            ("fresh", minute => minute.Fresh), ("stale", minute => minute.Stale), ("joined", minute => minute.Joined), ("a call of its own", minute => minute.Fetched), ("rate limited", minute => minute.RateLimited),
        })
        {
            Add(plot, label, points, minutes => 100 * minutes.Sum(share) / Math.Max(1, minutes.Sum(minute => (double)minute.Requests)));
        }

        plot.Axes.SetLimitsY(0, 100);
        return Draw(plot);
    }

    /// <summary>What was asked, and what Reddit got of it, over time.</summary>
    public static string Upstream(RunReport run)
    {
        var points = Thin(run);
        var plot = New("A minute", "minutes");
        Add(plot, "requests", points, minutes => minutes.Average(minute => (double)minute.Requests));
        Add(plot, "calls to Reddit", points, minutes => minutes.Average(minute => (double)minute.Upstream));
        Add(plot, "people", points, minutes => minutes.Average(minute => (double)minute.People));
        return Draw(plot);
    }

    /// <summary>Memory over time.</summary>
    public static string Memory(RunReport run)
    {
        var plot = New("Megabytes", "minutes");
        Add(plot, "memory", Thin(run), minutes => minutes.Max(minute => minute.ResidentMb));
        return Draw(plot);
    }

    private static (double At, MinuteReport[] Minutes)[] Thin(RunReport run)
    {
        var together = (run.Timeline.Count + MostPoints - 1) / MostPoints;
        return [.. run.Timeline.Chunk(Math.Max(1, together)).Select((minutes, number) => ((double)number * Math.Max(1, together), minutes))];
    }

    private static Plot New(string left, string bottom)
    {
        var plot = new Plot();
        plot.YLabel(left);
        plot.XLabel(bottom);
        return plot;
    }

    private static void Add(Plot plot, string label, (double At, MinuteReport[] Minutes)[] points, Func<MinuteReport[], double> value)
    {
        var line = plot.Add.ScatterLine(points.Select(point => point.At).ToArray(), points.Select(point => value(point.Minutes)).ToArray());
        line.LegendText = label;
        line.LineWidth = 2;
    }

    private static string Draw(Plot plot)
    {
        plot.ShowLegend(Edge.Right);
        var svg = plot.GetSvgXml(Width, Height);
        return svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];
    }
}
