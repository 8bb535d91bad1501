using RedditMcp.Answers;

namespace RedditMcp.Tools.Splicing;

/// <summary>An answer whose place in the reply holds marks until it is sent.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="ResultType">What the client's protocol calls a result that is complete; null where it has no word for it.</param>
internal sealed record DeferredAnswer(FramedAnswer Answer, string? ResultType);
