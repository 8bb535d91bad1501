using RedditMcp.Reddit;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>What came of a poll.</summary>
/// <param name="Watches">The watches as they are now.</param>
/// <param name="Failure">Why nothing could be read; null where something was.</param>
/// <param name="ApiCalls">Calls to Reddit it took.</param>
internal sealed record PollOutcome(IReadOnlyList<Watch> Watches, RedditError? Failure, int ApiCalls);
