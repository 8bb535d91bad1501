namespace RedditMcp.Caching.Freshness;

/// <summary>For how long something is fresh.</summary>
/// <param name="TimeToLive">From its fetch on.</param>
/// <param name="Drift">What the key's refreshes have taught by now.</param>
internal readonly record struct TtlDecision(TimeSpan TimeToLive, double Drift);
