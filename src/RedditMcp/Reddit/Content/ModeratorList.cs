namespace RedditMcp.Reddit.Content;

/// <summary>A community's moderators, longest-serving first.</summary>
internal sealed record ModeratorList(IReadOnlyList<Moderator> Moderators);
