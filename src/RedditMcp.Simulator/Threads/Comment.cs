using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Threads;

/// <summary>A comment: everything about it follows from its post and its place in the order of writing.</summary>
internal sealed class Comment(Site site, Post post, int index)
{
    private const int OfTheAuthor = 29;
    private const double Tau = 3 * WorldTime.Hour;
    private readonly Dice _dice = Dice.Of(post.Key ^ 0xFA7E, index);

    public Post Post => post;

    public int Index => index;

    public CommentId Id => CommentId.Of(post.Id, index);

    public int Parent => post.Thread.ParentOf(post, index);

    /// <summary>0 for an answer to the post.</summary>
    public int Depth
    {
        get
        {
            var depth = 0;
            for (var above = Parent; above >= 0; above = post.Thread.ParentOf(post, above))
                depth++;

            return depth;
        }
    }

    public string ParentFullname => Parent < 0 ? post.Id.Fullname : CommentId.Of(post.Id, Parent).Fullname;

    public long Created { get; } = post.Thread.CreatedAt(post, index);

    public bool IsByPostAuthor => IsAuthorsTurn(post, index);

    public string Author => IsByPostAuthor ? post.Content.Author : site.Users.Names[new Residents(post.Community.Key).At(TurnOf(post, index))];

    public string Body => field ??= site.Comments.Write(post, index);

    public string Permalink => $"{post.Permalink}{Id}/";

    /// <summary>Whose turn within the community's residents the comment is.</summary>
    public static long TurnOf(Post post, int index) => (long)(post.Key % Residents.Count) + index;

    /// <summary>The person who asked answers now and then, and the owner of a profile often.</summary>
    public static bool IsAuthorsTurn(Post post, int index) => index % (post.Community.Owner is null ? OfTheAuthor : 3) == 2;

    public CommentState StateAt(long now, int depth)
    {
        var dice = _dice;
        var removal = RemovalFrom(dice.Share());
        var removedAt = Created + 300 + (long)(dice.Share() * WorldTime.Day);
        var editedAt = dice.Chance(0.043) ? Created + 60 + (long)(dice.Share() * 6 * WorldTime.Hour) : long.MaxValue;
        return new CommentState(
            ScoreAt(now, depth),
            now >= editedAt ? editedAt : 0,
            now >= removedAt ? removal : Removal.None,
            dice.Chance(0.02),
            index == 0 && dice.Chance(0.05));
    }

    private int ScoreAt(long now, int depth)
    {
        var final = post.Thread.FinalScoreOf(post, index, depth);
        return (int)Math.Round(1 + (final - 1) * (1 - Math.Exp(-Math.Max(0, now - Created) / Tau)));
    }

    private Removal RemovalFrom(double share) => post.Thread is not OrganicThread ? Removal.None : share switch
    {
        < 0.02 => Removal.ByAuthor,
        < 0.03 => Removal.ByModerator,
        _ => Removal.None,
    };
}
