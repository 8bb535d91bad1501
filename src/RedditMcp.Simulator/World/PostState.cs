namespace RedditMcp.Simulator.World;

/// <summary>What about a post changes with time. Two equal states render the same bytes.</summary>
internal readonly record struct PostState(
    int Score,
    int Comments,
    long EditedAt,
    Removal Removal,
    bool Stickied,
    bool Archived,
    bool HidesScore);
