using RedditMcp.Simulator.Text;

namespace RedditMcp.Simulator.World;

/// <summary>What is known of a community before any of its posts.</summary>
internal sealed record CommunityProfile(string Name, Topic Topic, int SecondsPerPost, long Subscribers, string About)
{
    /// <summary>Two letters, when most of it is not written in English.</summary>
    public string? Language { get; init; }

    public string? Owner { get; init; }
}
