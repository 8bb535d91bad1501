namespace RedditMcp.Budget.Users;

/// <summary>A caller's quota as answers tell it.</summary>
/// <param name="Tier">The caller's tier.</param>
/// <param name="Limit">Calls to Reddit in a minute; null without a limit, as the next two are.</param>
/// <param name="Remaining">How many are left, as far as this instance knows.</param>
/// <param name="ResetSeconds">Until the first of those used is a minute old; 0 where none is used.</param>
internal sealed record QuotaReport(string Tier, int? Limit = null, int? Remaining = null, int? ResetSeconds = null);
