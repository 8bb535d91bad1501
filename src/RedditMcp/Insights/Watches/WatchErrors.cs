using System.Globalization;
using RedditMcp.Budget.Users;
using RedditMcp.Reddit;

namespace RedditMcp.Insights.Watches;

/// <summary>What callers are told whose watch is not to be had.</summary>
internal static class WatchErrors
{
    /// <summary>The store of watches is down.</summary>
    public static RedditError StoreDown { get; } = new(
        RedditErrorKind.Unavailable, "The store of watches does not answer. Try again in a minute; nothing of a watch is lost meanwhile.", TimeSpan.FromMinutes(1));

    /// <summary>There is no such watch, or it is somebody else's: the answer is the same.</summary>
    public static RedditError NotFound { get; } = new(
        RedditErrorKind.NotFound, "You have no watch of this id. action=list names yours.");

    /// <summary>Somebody else changed the watch in the same moment, again and again.</summary>
    public static RedditError Busy { get; } = new(
        RedditErrorKind.Unavailable, "The watch was being changed by others at the same time. Try again.", TimeSpan.FromSeconds(1));

    /// <summary>The caller has as many watches as allowed.</summary>
    public static RedditError TooMany(UserTier? tier, int limit) => new(
        RedditErrorKind.InvalidArgument,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(tier is { } known ? $"Your {known.Name} tier may have {limit}" : $"This server keeps {limit}")} watches, and you have as many. Delete one first (action=list, then action=delete), or put more keywords into one."));
}
