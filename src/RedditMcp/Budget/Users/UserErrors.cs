using System.Globalization;
using RedditMcp.Reddit;

namespace RedditMcp.Budget.Users;

/// <summary>What callers are told who spent what is theirs.</summary>
internal static class UserErrors
{
    /// <summary>No calls to Reddit are left.</summary>
    public static RedditError QuotaSpent(UserTier tier, int limit, TimeSpan wait) => new(
        RedditErrorKind.RateLimited,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Your {tier.Name} tier has {limit} calls to Reddit a minute, and they are spent. There is room again in {Seconds(wait)} s; what is cached is answered meanwhile."),
        wait);

    /// <summary>Too many requests, whether they cost anything or not.</summary>
    public static RedditError TooManyRequests(UserTier tier, int limit, TimeSpan wait) => new(
        RedditErrorKind.RateLimited,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Too many requests: the {tier.Name} tier may send {limit} a minute, cached answers included. Try again in {Seconds(wait)} s, and ask less often."),
        wait);

    private static double Seconds(TimeSpan wait) => Math.Max(1, Math.Ceiling(wait.TotalSeconds));
}
