using RedditMcp.Queries;

namespace RedditMcp.Answers.Threads;

/// <summary>Which comments of a thread are wanted.</summary>
/// <param name="Query">The thread, or a comment's part of it.</param>
/// <param name="Limit">How many.</param>
/// <param name="Depth">Only comments above this depth.</param>
/// <param name="From">Where to go on.</param>
internal sealed record ThreadRequest(ThreadQuery Query, int Limit, int Depth, PagePosition From);
