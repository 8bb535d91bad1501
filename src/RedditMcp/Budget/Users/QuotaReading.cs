namespace RedditMcp.Budget.Users;

/// <summary>What was last known of a caller's quota.</summary>
/// <param name="Used">Calls that counted.</param>
/// <param name="First">The instant of the oldest of them, or of the one that must go before there is room.</param>
/// <param name="At">When that was.</param>
internal sealed record QuotaReading(int Used, DateTimeOffset First, DateTimeOffset At);
