namespace RedditMcp.Server.Simulation;

/// <summary>When the bundled simulator stands in for Reddit.</summary>
internal enum SimulationWish
{
    Never,
    WithoutCredentials,
    Always,
}
