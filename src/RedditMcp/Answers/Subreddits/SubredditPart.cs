using RedditMcp.Answers.Model;

namespace RedditMcp.Answers.Subreddits;

/// <summary>What an answer says of one community.</summary>
/// <param name="Body">The community and its lists.</param>
/// <param name="Errors">The lists that could not be had.</param>
/// <param name="Text">The same in words.</param>
/// <param name="LeftOut">Rules and moderators that did not fit.</param>
internal sealed record SubredditPart(SubredditBody Body, IReadOnlyList<PartError> Errors, string Text, int LeftOut)
    : IAnswerPart;
