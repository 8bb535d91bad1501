using RedditMcp.Simulator.Text;

namespace RedditMcp.Simulator.World;

/// <summary>Everything there is on the simulated site, found by name or id.</summary>
internal sealed class Site
{
    private const int MostStepsBack = 12;
    private readonly PostWriter _postWriter;
    private readonly PinnedThreads _pinned;

    public Site(int seed)
    {
        var key = Dice.Mix((ulong)seed);
        var lexicon = new Lexicon();
        Users = new UserPool(lexicon, key);
        Communities = new CommunityRegistry(lexicon, key);
        Comments = new CommentWriter(lexicon);
        _postWriter = new PostWriter(lexicon, Users);
        _pinned = new PinnedThreads(Communities);
        Planted = new PlantedPosts(Communities);
    }

    public UserPool Users { get; }

    public CommunityRegistry Communities { get; }

    public CommentWriter Comments { get; }

    public PlantedPosts Planted { get; }

    public Post At(Community community, long slot) => At(community, slot, Fate.Of(community, slot));

    public Post At(Community community, long slot, Fate fate)
    {
        var weekly = WeeklyThreads.IsWeekly(community, slot);
        var key = Dice.Mix(community.Key + (ulong)slot);
        var lasting = weekly ? fate with { Kind = PostKind.Self, Removal = Removal.None, RemovedAt = long.MaxValue } : fate;
        return new Post(community.IdAt(slot), community, key, lasting, post => _postWriter.Write(post, slot, weekly))
        {
            StickiedUntil = weekly ? WeeklyThreads.EndOf(community, slot) : 0,
        };
    }

    /// <summary>The post of that id, if it has been written by then.</summary>
    public Post? Find(PostId id, long now)
    {
        if (!id.IsDated)
            return Planted.Find(id) ?? _pinned.Find(id, now);
        if (Communities.At(id.CommunityIndex) is not { } community)
            return null;

        var slot = community.SlotOf(WorldTime.Epoch + id.Unit * WorldTime.UnitSeconds);
        return slot >= community.FirstSlot(now) && slot <= community.NewestSlot(now) && community.IdAt(slot) == id
            ? At(community, slot)
            : null;
    }

    /// <summary>What a crosspost repeats: an earlier post of another community. Null where the post is none, or found nothing to repeat.</summary>
    public Post? CrosspostParentOf(Post post)
    {
        if (post.Kind != PostKind.Crosspost)
            return null;

        var dice = Dice.Of(post.Key, 3);
        var community = dice.Pick(Communities.Catalogue);
        var slot = community.SlotOf(post.Vitals.Created - (long)(dice.Share() * 2 * WorldTime.Day)) - 1;
        for (var step = 0; step < MostStepsBack; step++, slot--)
        {
            var fate = Fate.Of(community, slot);
            if (fate.Kind != PostKind.Crosspost && fate.Removal == Removal.None)
                return At(community, slot, fate);
        }

        return null;
    }
}
