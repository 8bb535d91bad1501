namespace RedditMcp.Reddit.Content;

/// <summary>A moderator of a community.</summary>
/// <param name="Name">The account.</param>
/// <param name="ModPermissions">What it may do; <c>all</c> for everything.</param>
/// <param name="Date">Since when, in seconds since 1970.</param>
internal sealed record Moderator(string Name, IReadOnlyList<string>? ModPermissions, double? Date);
