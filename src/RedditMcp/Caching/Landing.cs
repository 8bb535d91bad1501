using RedditMcp.Budget.Users;
using RedditMcp.Reddit;

namespace RedditMcp.Caching;

/// <summary>What a flight brought: an entry and where it was found, or why there is none.</summary>
/// <param name="Entry">The entry; null where there is none.</param>
/// <param name="Tier">Where it was found.</param>
/// <param name="Failure">Why there is none; null where there is one.</param>
/// <param name="Source">Who answered.</param>
/// <param name="ApiCalls">Calls to Reddit it took.</param>
/// <param name="Held">What a tier held meanwhile, too old for who asked; it answers where <paramref name="Entry"/> does not.</param>
internal sealed record Landing(CacheEntry? Entry, CacheTier Tier, RedditError? Failure, RedditSource Source, int ApiCalls, CacheEntry? Held = null)
{
    /// <summary>Whether the flight was for the background.</summary>
    public bool IsForBackground { get; init; }

    /// <summary>How long was waited for the budget.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>Whose quota had no room for the call; null where that was not the reason.</summary>
    public Caller? Refused { get; init; }

    /// <summary>An entry that a tier held.</summary>
    public static Landing On(CacheEntry entry, CacheTier tier) => new(entry, tier, Failure: null, entry.Source, ApiCalls: 0);
}
