using RedditMcp.Answers.Model;

namespace RedditMcp.Answers.Threads;

/// <summary>What an answer says of one thread.</summary>
/// <param name="Body">The post and its comments.</param>
/// <param name="Text">The same in words.</param>
/// <param name="Notes">What a reader should know beside.</param>
internal sealed record ThreadPart(ThreadBody Body, string Text, IReadOnlyList<string> Notes) : IAnswerPart;
