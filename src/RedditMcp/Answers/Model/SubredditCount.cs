namespace RedditMcp.Answers.Model;

/// <summary>How often an account was seen in a community.</summary>
/// <param name="Subreddit">The community.</param>
/// <param name="Items">Posts and comments there, of those looked at.</param>
internal sealed record SubredditCount(string Subreddit, int Items);
