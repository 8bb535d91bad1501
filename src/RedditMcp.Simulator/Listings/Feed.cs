using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Listings;

/// <summary>The communities a listing draws from.</summary>
internal sealed record Feed(string Key, IReadOnlyList<Community> Communities)
{
    private const string AllKey = "all";

    public bool IsSingle => Communities.Count == 1;

    /// <summary>How many posts a second arrive in all of them.</summary>
    public double Rate => Communities.Sum(community => 1.0 / community.SlotSeconds);

    public static Feed Everything(CommunityRegistry registry) => new(AllKey, registry.Catalogue);

    /// <summary>Whether a post of that community belongs here; into r/all belongs every one.</summary>
    public bool Holds(Community community) => Key == AllKey || Communities.Contains(community);

    public static Feed Of(Community community) => new(community.Name, [community]);
}
