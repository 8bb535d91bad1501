namespace RedditMcp.Budget.Users;

/// <summary>What a caller may spend, the least first.</summary>
internal enum UserTier
{
    Free,
    Pro,
    Business,
    Enterprise,
}
