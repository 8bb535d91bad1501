using RedditMcp.LoadLab.Figures;
using RedditMcp.LoadLab.Rigs;

namespace RedditMcp.LoadLab;

/// <summary>What asks the servers.</summary>
internal interface ITraffic
{
    /// <summary>People who are there, for the timeline.</summary>
    int People { get; }

    /// <summary>How far it is, 0 to 1.</summary>
    double Progress { get; }

    /// <summary>Asks, phase after phase, until all is asked.</summary>
    Task DriveAsync(IRig rig, Recorder recorder);
}
