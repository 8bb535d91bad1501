namespace RedditMcp.Simulator.Replay;

/// <summary>A recorded <c>more</c> object: the ids it names below a parent.</summary>
internal sealed record RecordedStub(string Parent, string Id, long Count, long Depth, IReadOnlyList<string> Children);
