using RedditMcp.Reddit;

namespace RedditMcp.Budget.Users;

/// <summary>A call to Reddit that a caller is charged with, before it is made.</summary>
/// <param name="Caller">Who pays.</param>
/// <param name="Receipt">What the store knows it by; null where nothing was charged, because there is no limit, or no room.</param>
/// <param name="Refusal">Why the call may not be made; null where it may.</param>
internal readonly record struct Charge(Caller Caller, string? Receipt = null, RedditError? Refusal = null);
