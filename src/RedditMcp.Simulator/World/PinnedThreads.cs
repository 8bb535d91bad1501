namespace RedditMcp.Simulator.World;

/// <summary>
/// Two threads that are always there, under ids that tests know, whatever the seed and the clock. They were started three days
/// before the first of the current month, so that all their comments are written.
/// </summary>
internal sealed class PinnedThreads(CommunityRegistry communities)
{
    public const string GiantId = "1giant";
    public const string DeepId = "1depth";

    public Post? Find(PostId id, long now) => id.ToString() switch
    {
        GiantId => Pinned(id, communities["AskReddit"], GiantThread.Instance, GiantThread.Comments, "What is worth reading ten thousand answers for?", now),
        DeepId => Pinned(id, communities["CasualConversation"], ChainThread.Instance, ChainThread.Comments, "How long can two people keep answering each other?", now),
        _ => null,
    };

    private static Post Pinned(PostId id, Community community, IThreadShape shape, int comments, string title, long now)
    {
        var today = DateTimeOffset.FromUnixTimeSeconds(now);
        var created = new DateTimeOffset(today.Year, today.Month, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds() - 3 * WorldTime.Day;
        var vitals = new Vitals(created, 2 * comments, comments, 0.93, WorldTime.Hour, WorldTime.Hour) { Steady = new SteadyGrowth(created, 0, 0) };
        var fate = new Fate(vitals, PostKind.Self, long.MaxValue, Removal.None, long.MaxValue);
        return new Post(id, community, Dice.Mix(id.Value), fate, _ => new PostContent(title, "Patient_Otter_0") { Body = "Take your time." })
        {
            Thread = shape,
        };
    }
}
