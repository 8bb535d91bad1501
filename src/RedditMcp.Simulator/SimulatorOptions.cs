namespace RedditMcp.Simulator;

/// <summary>How the simulator behaves.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The port on the loopback address; 0 takes any that is free.</summary>
    public int Port { get; init; }

    /// <summary>A folder with recordings to serve instead of invented content.</summary>
    public string? ReplayDirectory { get; init; }

    /// <summary>Decides all invented content, and when latency and faults strike.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What one client id may ask, averaged over windows of ten minutes.</summary>
    public int QueriesPerMinute { get; init; } = 100;

    /// <summary>The least an answer takes.</summary>
    public TimeSpan MinimumLatency { get; init; }

    /// <summary>The most an answer takes.</summary>
    public TimeSpan MaximumLatency { get; init; }

    /// <summary>
    /// What goes wrong, and how often: rules such as <c>503:0.05</c>, separated by commas. A rule is what happens, a colon and a
    /// share of the answers, and may end in <c>@/path</c> for paths that start so. What happens is a status (<c>400</c> to
    /// <c>599</c>), <c>html403</c> (the page of a network block), <c>slow=8s</c> (also <c>ms</c>, <c>m</c>), <c>cut</c> (the connection
    /// closes in the middle of the answer), <c>reset</c> (it closes before), <c>empty</c> (200 without a body) or <c>garbage</c>
    /// (200 with something that is not JSON). Rules without a path leave the token endpoint alone.
    /// </summary>
    public string? Faults { get; init; }

    /// <summary>Moves the simulated site: its content, quota windows and tokens, and the latency of its answers.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
