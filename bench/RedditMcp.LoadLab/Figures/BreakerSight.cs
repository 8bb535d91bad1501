namespace RedditMcp.LoadLab.Figures;

/// <summary>How the breakers stood when they were looked at.</summary>
internal enum BreakerSight
{
    Closed,
    Open,
}
