namespace RedditMcp.LoadLab.Workloads;

/// <summary>How the front page drifts.</summary>
/// <param name="Share">The part of all places that gets new questions, evenly over</param>
/// <param name="Requests">so many requests.</param>
internal sealed record DriftSpec(double Share, int Requests);
