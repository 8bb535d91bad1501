namespace RedditMcp.LoadLab.Reports;

/// <summary>A minute: how its questions ended, what Reddit got, who was there.</summary>
internal sealed record MinuteReport(int Requests, int Fresh, int Stale, int Joined, int Fetched, int RateLimited, int Failed, long Upstream, int People, double ResidentMb);
