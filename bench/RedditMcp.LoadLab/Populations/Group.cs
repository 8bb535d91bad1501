namespace RedditMcp.LoadLab.Populations;

/// <summary>Questions that share a part of the demand, in the order of their popularity.</summary>
/// <param name="share">The part of all questions that falls on the group.</param>
/// <param name="ranks">The places.</param>
/// <param name="skew">Zipf's exponent.</param>
internal sealed class Group(double share, IReadOnlyList<Rank> ranks, double skew)
{
    private readonly Zipf _zipf = new(ranks.Count, skew);

    /// <summary>The part of the demand.</summary>
    public double Share => share;

    /// <summary>The places.</summary>
    public IReadOnlyList<Rank> Ranks => ranks;

    /// <summary>A place, the popular ones more often.</summary>
    public Rank Draw(Random dice) => ranks[_zipf.Draw(dice)];
}
