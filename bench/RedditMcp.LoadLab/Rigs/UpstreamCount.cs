namespace RedditMcp.LoadLab.Rigs;

/// <summary>What Reddit was asked, counted there.</summary>
/// <param name="Calls">Calls of the API, those that were refused included.</param>
/// <param name="Refused">Those refused because the quota was spent (429).</param>
internal sealed record UpstreamCount(long Calls, long Refused);
