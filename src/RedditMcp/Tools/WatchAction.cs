namespace RedditMcp.Tools;

/// <summary>What is done with watches.</summary>
internal enum WatchAction
{
    List,
    Create,
    Check,
    Pause,
    Resume,
    Delete,
}
