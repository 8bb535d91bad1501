using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Model;

/// <summary>A community, and what was asked of it beside.</summary>
internal sealed record SubredditBody(Community Subreddit, IReadOnlyList<Rule>? Rules, IReadOnlyList<Moderator>? Moderators);
