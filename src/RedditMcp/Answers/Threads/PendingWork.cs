namespace RedditMcp.Answers.Threads;

/// <summary>What to ask Reddit for next: the rest of a branch, or comments by their ids.</summary>
/// <param name="Continue">Fullname of the comment whose branch goes on; null for ids.</param>
/// <param name="Children">The ids.</param>
internal sealed record PendingWork(string? Continue, IReadOnlyList<string> Children);
