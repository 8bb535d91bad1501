namespace RedditMcp.Reddit.Content;

/// <summary>A poll: its options, and the votes where Reddit shows them (after it ended, or to who voted).</summary>
/// <param name="Options">The answers to choose from.</param>
/// <param name="TotalVoteCount">Votes cast.</param>
/// <param name="VotingEndTimestamp">When it ends, in milliseconds since 1970 as Reddit has it.</param>
internal sealed record Poll(IReadOnlyList<PollOption> Options, long? TotalVoteCount, double? VotingEndTimestamp);
