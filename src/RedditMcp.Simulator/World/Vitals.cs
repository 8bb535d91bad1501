namespace RedditMcp.Simulator.World;

/// <summary>How a post does over its life: score and comments follow a curve that rises fast, then settles.</summary>
internal readonly record struct Vitals(long Created, double FinalScore, int FinalComments, double UpvoteRatio, double ScoreTau, double CommentTau)
{
    /// <summary>Above this no post goes, so that a comment's index fits its id.</summary>
    public const int MaxComments = 30_000;

    /// <summary>Set where growth does not come from the curve: a planted post starts with its full numbers and adds so much an hour.</summary>
    public SteadyGrowth? Steady { get; init; }

    public int ScoreAt(long now)
    {
        if (Steady is { } steady)
            return (int)(FinalScore + steady.ScorePerHour * steady.HoursAt(now));

        return (int)Math.Round(1 + (FinalScore - 1) * Grown(now, ScoreTau));
    }

    public int CommentsAt(long now)
    {
        if (Steady is { } steady)
            return Math.Min(MaxComments, FinalComments + (int)(steady.CommentsPerHour * steady.HoursAt(now)));

        return Math.Min(FinalComments, (int)((FinalComments + 1) * Grown(now, CommentTau)));
    }

    /// <summary>When the comment of that index was written: the inverse of <see cref="CommentsAt"/>.</summary>
    public long CommentCreatedAt(int index)
    {
        if (Steady is not { } steady)
            return Created + (long)Math.Ceiling(-CommentTau * Math.Log(1 - Math.Min((index + 1.0) / (FinalComments + 1), 0.999_999)));

        return index < FinalComments
            ? Created + (steady.Since - Created) * (index + 1) / (FinalComments + 1)
            : steady.Since + (long)Math.Ceiling((index - FinalComments + 1) * WorldTime.Hour / Math.Max(steady.CommentsPerHour, 1e-6));
    }

    private double Grown(long now, double tau) => 1 - Math.Exp(-Math.Max(0, now - Created) / tau);
}
