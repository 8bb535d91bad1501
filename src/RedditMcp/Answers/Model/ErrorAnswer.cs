namespace RedditMcp.Answers.Model;

/// <summary>An answer that is an error.</summary>
internal sealed record ErrorAnswer(ErrorBody Error);
