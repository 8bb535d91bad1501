namespace RedditMcp.Budget.Users;

/// <summary>Who asks, as far as quotas go.</summary>
/// <param name="Id">Tells callers apart, and tells nobody who they are.</param>
/// <param name="Tier">What the caller may spend; null for the operator, who has the whole budget.</param>
internal sealed record Caller(string Id, UserTier? Tier)
{
    /// <summary>Whoever runs the server: over stdio always, over HTTP where callers need no key.</summary>
    public static Caller Operator { get; } = new("operator", Tier: null);
}
