namespace RedditMcp.Simulator.World;

/// <summary>A post. Its text is written when first asked for.</summary>
internal sealed class Post(PostId id, Community community, ulong key, Fate fate, Func<Post, PostContent> write)
{
    private const long ArchivedAfter = 180 * WorldTime.Day;

    public PostId Id => id;

    public Community Community => community;

    /// <summary>Seeds everything about the post that is not in its fate.</summary>
    public ulong Key => key;

    public Vitals Vitals => fate.Vitals;

    public PostKind Kind => fate.Kind;

    public PostContent Content => field ??= write(this);

    /// <summary>How the conversation below it branches.</summary>
    public IThreadShape Thread { get; init; } = OrganicThread.Instance;

    /// <summary>Pinned to the top of its community until that instant; 0 if never.</summary>
    public long StickiedUntil { get; init; }

    public bool IsStickiedAt(long now) => now < StickiedUntil;

    public bool IsRemovedAt(long now) => fate.IsRemovedAt(now);

    public PostState StateAt(long now) => new(
        Math.Max(0, Vitals.ScoreAt(now)),
        Vitals.CommentsAt(now),
        now >= fate.EditedAt ? fate.EditedAt : 0,
        fate.IsRemovedAt(now) ? fate.Removal : Removal.None,
        IsStickiedAt(now),
        now - Vitals.Created > ArchivedAfter,
        now - Vitals.Created < WorldTime.Hour && (key & 3) == 0);

    /// <summary>Where the post lives, below the site's address.</summary>
    public string Permalink => $"/r/{community.Name}/comments/{id}/{Content.Slug}/";
}
