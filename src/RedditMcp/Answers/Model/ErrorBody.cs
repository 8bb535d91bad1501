namespace RedditMcp.Answers.Model;

/// <summary>What went wrong, as a tool tells it.</summary>
/// <param name="Kind">The kind, in snake case.</param>
/// <param name="Message">What to do.</param>
/// <param name="RetryAfterSeconds">How long to wait, where that is known.</param>
internal sealed record ErrorBody(string Kind, string Message, int? RetryAfterSeconds);
