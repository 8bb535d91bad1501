namespace RedditMcp.Simulator.Faults;

internal enum FaultKind
{
    Status,
    Blocked,
    Slow,
    Cut,
    Reset,
    Empty,
    Garbage,
}
