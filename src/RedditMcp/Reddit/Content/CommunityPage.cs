namespace RedditMcp.Reddit.Content;

/// <summary>One page of communities.</summary>
internal sealed record CommunityPage(IReadOnlyList<Community> Communities, string? After);
