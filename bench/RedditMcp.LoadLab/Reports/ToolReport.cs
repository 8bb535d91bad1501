namespace RedditMcp.LoadLab.Reports;

/// <summary>How the questions of a tool ended.</summary>
internal sealed record ToolReport(long Requests, double HitRatio, double StaleRatio, double JoinedRatio, double MissRatio);
