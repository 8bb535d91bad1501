namespace RedditMcp.Simulator.Threads;

internal enum CommentSort
{
    Confidence,
    Top,
    New,
    Old,
    Controversial,
    Random,
    Questions,
}
