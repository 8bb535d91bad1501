using RedditMcp.Answers.Model;
using RedditMcp.Caching;

namespace RedditMcp.Answers.Users;

/// <summary>What an answer says of one account.</summary>
/// <param name="Body">The account and what it wrote.</param>
/// <param name="Text">The same in words.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Notes">What a reader should know beside.</param>
internal sealed record UserPart(UserBody Body, string Text, Origin Origin, IReadOnlyList<string> Notes) : IAnswerPart;
