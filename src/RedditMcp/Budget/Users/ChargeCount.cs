namespace RedditMcp.Budget.Users;

/// <summary>What a store says to a charge.</summary>
/// <param name="IsCharged">Whether there was room for it.</param>
/// <param name="Used">Calls that count now, this one included where it was charged.</param>
/// <param name="First">The instant of the call that must be a minute old before there is room again; of the oldest where there is room.</param>
internal readonly record struct ChargeCount(bool IsCharged, int Used, DateTimeOffset First);
