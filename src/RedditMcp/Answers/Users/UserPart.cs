using RedditMcp.Answers.Model;

namespace RedditMcp.Answers.Users;

/// <summary>What an answer says of one account.</summary>
/// <param name="Body">The account and what it wrote.</param>
/// <param name="Text">The same in words.</param>
/// <param name="Notes">What a reader should know beside.</param>
internal sealed record UserPart(UserBody Body, string Text, IReadOnlyList<string> Notes) : IAnswerPart;
