namespace RedditMcp.Reddit.Content;

/// <summary>One page of accounts.</summary>
internal sealed record AccountPage(IReadOnlyList<Account> Accounts, string? After);
