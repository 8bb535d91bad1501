using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Threads;

/// <summary>What about a comment changes with time. Two equal states render the same bytes.</summary>
internal readonly record struct CommentState(int Score, long EditedAt, Removal Removal, bool Controversial, bool Stickied);
