namespace RedditMcp.Simulator.Access;

/// <summary>A client's window after a call: what the headers say, and whether the call fitted in.</summary>
internal readonly record struct QuotaReading(int Used, int Remaining, int ResetSeconds, bool IsExceeded);
