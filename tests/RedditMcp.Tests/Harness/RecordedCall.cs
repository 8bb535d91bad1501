namespace RedditMcp.Tests.Harness;

/// <summary>A call that reached the edge.</summary>
internal sealed record RecordedCall(Uri Url, string? Authorization, string UserAgent, string Form);
