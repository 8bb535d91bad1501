namespace RedditMcp.Reddit.Content;

/// <summary>One answer a poll offers.</summary>
internal sealed record PollOption(string Text, long? VoteCount);
