using RedditMcp.Simulator.Text;

namespace RedditMcp.Simulator.World;

/// <summary>All that will ever happen to a post, in numbers: enough to rank thousands of posts without writing their text.</summary>
internal readonly record struct Fate(Vitals Vitals, PostKind Kind, long EditedAt, Removal Removal, long RemovedAt)
{
    private const double Steepness = 1.26;
    private const long Never = long.MaxValue;

    public static Fate Of(Community community, long slot)
    {
        var created = community.CreatedAt(slot);
        var dice = Dice.Of(community.Key, slot ^ 0x5EED);
        var ratio = RatioOf(ref dice);
        var score = ScoreOf(community, slot, ratio, ref dice);
        var comments = CommentsOf(community.Topic.Mix, score, ref dice);
        var scoreTau = WorldTime.Hour * (2 + 6 * dice.Share());
        var vitals = new Vitals(created, score, comments, ratio, scoreTau, scoreTau * (0.6 + dice.Share()));
        var kind = community.Topic.Mix.KindFor(dice.Share());
        var editedAt = kind == PostKind.Self && dice.Chance(0.12) ? created + 120 + (long)(dice.Share() * 20 * WorldTime.Hour) : Never;
        var (removal, removedAt) = RemovalOf(created, ref dice);
        return new Fate(vitals, kind, editedAt, removal, removedAt);
    }

    public bool IsRemovedAt(long now) => now >= RemovedAt;

    private static double RatioOf(ref Dice dice)
    {
        var share = dice.Share();
        return share switch
        {
            < 0.06 => 0.2 + share * 5,
            < 0.25 => 0.5 + (share - 0.06) * 1.7,
            _ => Math.Min(1, 0.82 + (share - 0.25) * 0.28),
        };
    }

    private static double ScoreOf(Community community, long slot, double ratio, ref Dice dice)
    {
        var spread = Math.Exp(0.6 * dice.Bell());
        var won = 1.9 * community.Reach * Math.Pow(2, Steepness * Popularity.LevelOf(community, slot)) * spread;
        var agreed = Math.Clamp((ratio - 0.45) * 2.2, 0, 1);
        return agreed * won / (1 + won / community.Ceiling);
    }

    private static int CommentsOf(PostMix mix, double score, ref Dice dice)
    {
        var perPoint = mix.CommentsPerPoint * Math.Exp(1.1 * dice.Bell());
        var first = dice.Chance(0.4) ? 0 : dice.Below(9);
        return (int)Math.Min(Vitals.MaxComments, first + score * perPoint * Math.Pow(score + 10, -0.08));
    }

    private static (Removal Removal, long At) RemovalOf(long created, ref Dice dice)
    {
        var share = dice.Share();
        var after = 600 + (long)(dice.Share() * dice.Share() * 2 * WorldTime.Day);
        return share switch
        {
            < 0.006 => (Removal.ByAuthor, created + after),
            < 0.016 => (Removal.ByModerator, created + after),
            < 0.018 => (Removal.ByReddit, created + after),
            _ => (Removal.None, Never),
        };
    }
}
