namespace RedditMcp.Budget.Users;

/// <summary>What is kept of a caller's key: enough to know it again, and nothing to make it from.</summary>
/// <param name="Id">What the operator calls it by: the beginning of <paramref name="Hash"/>.</param>
/// <param name="Hash">The key's hash, see <see cref="ApiKeySecret"/>.</param>
/// <param name="Tier">What its holder may spend.</param>
/// <param name="Name">Whose it is, in the operator's words; may be empty.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RevokedAt">When it was revoked; null while it is good. A revoked key is kept, so that revoking the last one does not open the server.</param>
internal sealed record ApiKey(string Id, string Hash, UserTier Tier, string Name, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    private const int IdLength = 12;

    /// <summary>What is kept of a new key.</summary>
    public static ApiKey Of(string secret, UserTier tier, string name, DateTimeOffset now)
    {
        var hash = ApiKeySecret.HashOf(secret);
        return new ApiKey(hash[..IdLength], hash, tier, name, now, RevokedAt: null);
    }
}
