namespace RedditMcp.Simulator.World;

/// <summary>Why something is no longer to be read.</summary>
internal enum Removal
{
    None,
    ByAuthor,
    ByModerator,
    ByReddit,
}
