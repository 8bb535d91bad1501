namespace RedditMcp.Budget.Users;

/// <summary>How often a caller asked.</summary>
internal readonly record struct RequestCount(string Caller, int Requests);
